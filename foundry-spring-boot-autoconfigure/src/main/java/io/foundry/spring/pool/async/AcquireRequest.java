package io.foundry.spring.pool.async;

import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A request whose connection goes to whoever reads the future. */
final class AcquireRequest extends Request<Connection> {

    /*
     * A stage that was ended from outside does not run its function. Where that happens before the connection comes,
     * the request is cancelled. Where it happens while the worker completes the future, the function may or may not
     * have seen the connection, so the worker closes it when all functions that run on its thread have returned: either
     * they closed it themselves, and this does nothing, or nobody can reach it any more, because the result of an ended
     * stage is dropped. Later it is too late: the connection may be in use, and closing it from a second thread is
     * nothing that pools and drivers are made for.
     */
    private volatile boolean givenUp;

    AcquireRequest(Borrowing borrowing, Duration timeout) {
        super(borrowing, timeout);
    }

    @Override
    boolean deliver(Connection connection) {
        if (!complete(connection)) {
            return false;
        }
        if (givenUp) {
            borrowing.giveBack(connection);
        }
        return true;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new Stage<>(this);
    }

    /** A stage that depends on the connection, directly or through others. */
    private static final class Stage<U extends @Nullable Object> extends CompletableFuture<U> {

        private final AcquireRequest request;

        Stage(AcquireRequest request) {
            this.request = request;
        }

        @Override
        public <V> CompletableFuture<V> newIncompleteFuture() {
            return new Stage<>(request);
        }

        @Override
        public boolean complete(U value) {
            beforeEnd();
            return afterEnd(super.complete(value));
        }

        @Override
        public boolean completeExceptionally(Throwable failure) {
            beforeEnd();
            return afterEnd(super.completeExceptionally(failure));
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            beforeEnd();
            return afterEnd(super.cancel(mayInterruptIfRunning));
        }

        /** First, or the worker could skip the function of a stage that has ended, and not learn of it. */
        private void beforeEnd() {
            if (!isDone()) {
                request.givenUp = true;
            }
        }

        /** Last, or the stage would end with the request's CancellationException as its cause. */
        private boolean afterEnd(boolean ended) {
            if (request.givenUp) {
                request.cancel(false);
            }
            return ended;
        }
    }
}
