package io.foundry.spring.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection on its way. Whoever waits for it in vain may come back to it or abandon it; an abandoned one closes
 * itself once it is open. Thread-safe.
 */
final class Opening implements Runnable {

    /*
     * A server that is paused, or a network that swallows everything, keeps a login waiting for ever, and a read of a
     * socket cannot be interrupted. So it is made on a thread that nobody needs, and whoever waits can stop waiting.
     */

    private static final long LOOK_MILLIS = 50;

    private final ConnectionTarget target;

    private final @Nullable String user;

    private final Attempt attempt;

    private final AtomicBoolean begun = new AtomicBoolean();

    private final CompletableFuture<Connection> result = new CompletableFuture<>();

    private volatile @Nullable Throwable failure;

    Opening(ConnectionTarget target, @Nullable String user, Attempt attempt) {
        this.target = target;
        this.user = user;
        this.attempt = attempt;
    }

    /** Begins on a thread of its own, if it has not begun. */
    Opening begin(String threadName) {
        if (begun.get()) {
            return this;
        }
        Thread thread = new Thread(this, threadName);
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    @Override
    public void run() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        try {
            result.complete(attempt.open());
        } catch (SQLException | RuntimeException | Error problem) {
            fail(problem);
        }
    }

    private void fail(Throwable problem) {
        failure = problem;
        result.completeExceptionally(problem);
    }

    /** Lets it fail for the reason why another did, unless it has begun. */
    void giveUp(Throwable reason) {
        if (begun.compareAndSet(false, true)) {
            fail(reason);
        }
    }

    /** Whether it leads where the pool wants to go now, as whom the pool wants to be. */
    boolean fits(ConnectionTarget now, @Nullable String nowUser) {
        return target == now && Objects.equals(user, nowUser);
    }

    /**
     * Waits for it.
     *
     * @param over asked from time to time whether to stop waiting
     * @throws TimeoutException if it is still on its way
     * @throws SQLException if it failed, or nobody waits for it any more
     */
    Connection await(long millis, BooleanSupplier over) throws SQLException, TimeoutException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (true) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            try {
                return result.get(Math.max(0, Math.min(left, LOOK_MILLIS)), TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                if (over.getAsBoolean()) {
                    abandon();
                    throw new SQLException("The pool was closed while a connection was being opened");
                }
                if (left <= 0) {
                    throw notYet;
                }
            } catch (ExecutionException failed) {
                throw rethrow(failed.getCause());
            } catch (InterruptedException interrupted) {
                abandon();
                Thread.currentThread().interrupt();
                throw new SQLException("Interrupted while a connection was being opened", interrupted);
            }
        }
    }

    private static SQLException rethrow(@Nullable Throwable cause) {
        if (cause instanceof SQLException failure) {
            return failure;
        }
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error failure) {
            throw failure;
        }
        return new SQLException(cause);
    }

    /** Waits until it is open or has failed; false if it is still on its way. */
    boolean awaitDone(long millis) throws InterruptedException {
        try {
            result.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            // Whoever waits for the connection is told
        }
        return true;
    }

    /** Runs an action when it is open or has failed, which may be now. */
    @SuppressWarnings("FutureReturnValueIgnored") // The action tells nobody
    void whenDone(Runnable action) {
        result.whenComplete((connection, problem) -> action.run());
    }

    /** Why it failed; null if it is on its way or open. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Whether it has been opened. */
    boolean isOpen() {
        return result.isDone() && failure == null;
    }

    /** Whether it was open and is closed by now. */
    boolean isGone() throws SQLException {
        return result.isDone() && failure == null && result.join().isClosed();
    }

    /** Closes it, at once or when it is open; one that has not begun never will. */
    @SuppressWarnings("FutureReturnValueIgnored") // It fails only where there is nothing to close
    void abandon() {
        giveUp(new SQLException("Nobody waits for this connection any more"));
        result.thenAccept(Opening::close);
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            // There is nobody left to tell.
        }
    }

    /** One attempt to open a connection. */
    interface Attempt {

        Connection open() throws SQLException;
    }
}
