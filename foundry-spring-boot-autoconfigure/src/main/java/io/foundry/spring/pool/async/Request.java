package io.foundry.spring.pool.async;

import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A request for a connection, and the future of what comes of it. Whoever completes it, also from outside, takes it out
 * of the queue and off the timer, so that nothing but its owner holds it any more.
 */
abstract class Request<T extends @Nullable Object> extends CompletableFuture<T> {

    /*
     * complete, completeExceptionally and cancel are what users, orTimeout and completeOnTimeout come through.
     * completeAsync and obtrude… do not: such a request stays in the queue until it is its turn or its time is over,
     * then it is skipped.
     */

    final Borrowing borrowing;

    final long timeoutNanos;

    final long requestedNanos = System.nanoTime();

    // Written under the queue's lock, as are the links
    long number;

    int before;

    volatile boolean queued;

    @Nullable
    Request<?> previous;

    @Nullable
    Request<?> next;

    private volatile @Nullable Future<?> timer;

    private final AtomicBoolean decided = new AtomicBoolean();

    Request(Borrowing borrowing, Duration timeout) {
        this.borrowing = borrowing;
        this.timeoutNanos = TimeUnit.NANOSECONDS.convert(timeout);
    }

    /**
     * Gives it a connection, which it then owns.
     *
     * @return false where nobody waits for it any more; the connection is still the caller's
     */
    abstract boolean deliver(Connection connection);

    final void startTimer() {
        timer = borrowing.timer.schedule(
                this::expire, timeoutNanos + borrowing.graceNanos(timeoutNanos), TimeUnit.NANOSECONDS);
        if (isDone()) {
            withdraw();
        }
    }

    /** On the timer's thread, which must not run what depends on this future. */
    private void expire() {
        borrowing.onWorker(() -> borrowing.timeOut(this));
    }

    /**
     * Decides between work that begins and time that is over, where both come at once: the first caller may go on. Stops
     * the timer, which is for the wait alone.
     */
    final boolean decide() {
        boolean first = decided.compareAndSet(false, true);
        stopTimer();
        return first;
    }

    final long waitedNanos() {
        return System.nanoTime() - requestedNanos;
    }

    final long remainingNanos() {
        return timeoutNanos - waitedNanos();
    }

    @Override
    public boolean complete(T value) {
        withdraw();
        boolean changed = super.complete(value);
        withdraw();
        return changed;
    }

    @Override
    public boolean completeExceptionally(Throwable failure) {
        withdraw();
        boolean changed = super.completeExceptionally(failure);
        withdraw();
        return changed;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        withdraw();
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        withdraw();
        return cancelled;
    }

    /** Before completion, which may run functions for long; and after it, in case that it came while being added. */
    private void withdraw() {
        if (queued) {
            borrowing.queue.remove(this);
        }
        stopTimer();
    }

    private void stopTimer() {
        Future<?> running = timer;
        if (running != null) {
            running.cancel(false);
        }
    }
}
