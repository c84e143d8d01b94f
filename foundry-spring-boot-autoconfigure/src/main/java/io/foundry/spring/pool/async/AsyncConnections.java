package io.foundry.spring.pool.async;

import java.sql.Connection;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Gives connections of a DataSource as futures, with timeout and cancellation.
 *
 * <p><b>Prefer {@link #call}.</b> It borrows, runs the work and gives the connection back in every case, whatever
 * becomes of the future. With {@link #acquire} the receiver owns the connection and has to close it:
 *
 * <ul>
 *   <li>A connection that arrives for a future that was cancelled or has timed out is handed to the next request, or
 *       closed. Ending a stage made from the future ({@code acquire().thenApply(…)}), be it by {@code cancel},
 *       {@code complete…} or {@code orTimeout}, cancels the request too, as long as no connection has come for it: a
 *       connection has one receiver. The future that was asked for then completes with CancellationException, and so
 *       do all its other stages.
 *   <li>What stays with the receiver: to close the connection in the function that gets it, also when that function
 *       throws; to say how long to wait in {@code acquire(timeout)} instead of {@code get(timeout, unit)}, whose
 *       TimeoutException leaves the request alive (or else to cancel the future, and where {@code cancel} says false,
 *       to close what it holds); and not to cancel an {@code …Async} stage whose function waits for its executor when
 *       the connection has already come: such a function is never run. Stages that are not made by the future's own
 *       methods, such as {@code CompletableFuture.allOf}, do not cancel the request.
 * </ul>
 *
 * <p>Requests are served in the order of their arrival; a timeout counts from the request. At most a given number of
 * threads wait for the DataSource at once, further requests wait without a thread, and one that is cancelled or times
 * out is forgotten at once. Threads are virtual where the JDK has them and HikariCP, from 7.1.0, lets them wait, else daemon threads that end when idle.
 *
 * <p>Completion, and with it each stage without {@code Async} in its name and without an executor, runs on one of these
 * threads; a stage that is added to a completed future, or that depends on one somebody else completes or cancels, runs
 * in that caller. Nothing bound to the caller's thread is carried over: no transaction, security or observation
 * context. Whoever needs one wraps the function, for instance with Micrometer's {@code ContextSnapshot}.
 *
 * <p>The DataSource belongs to the caller and is not closed. Thread-safe. A future fails with
 * {@link java.sql.SQLTransientConnectionException} when its time is over or no thread could be started,
 * {@link java.sql.SQLNonTransientConnectionException} after {@link #close}, CancellationException when cancelled, or
 * else with whatever the DataSource, or the work, threw.
 */
public final class AsyncConnections implements AutoCloseable {

    private final Borrowing borrowing;

    private final Duration acquireTimeout;

    /**
     * Creates one without any thread; the first request starts what it needs.
     *
     * @param dataSource where connections come from; a proxy that fetches them lazily is taken off
     * @param limit largest number of threads that wait for the DataSource at once; the pool's maximum size
     * @param acquireTimeout longest wait of requests that name none; the pool's own
     * @throws IllegalArgumentException where the limit is below 1 or the timeout is not above zero
     */
    public AsyncConnections(DataSource dataSource, int limit, Duration acquireTimeout) {
        this(dataSource, limit, acquireTimeout, WorkerThreads.create());
    }

    AsyncConnections(DataSource dataSource, int limit, Duration acquireTimeout, Executor executor) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + ", must be at least 1");
        }
        this.acquireTimeout = checked(acquireTimeout);
        this.borrowing = new Borrowing(dataSource, limit, acquireTimeout, executor);
    }

    /**
     * Asks for a connection, waiting as long as the pool would.
     *
     * @return a future whose connection its receiver must close
     */
    public CompletableFuture<Connection> acquire() {
        return acquire(acquireTimeout);
    }

    /**
     * Asks for a connection. A timeout above the pool's own asks the pool again when that has passed.
     *
     * @param timeout longest wait, above zero, counted from now
     * @return a future whose connection its receiver must close
     */
    public CompletableFuture<Connection> acquire(Duration timeout) {
        AcquireRequest request = new AcquireRequest(borrowing, checked(timeout));
        borrowing.submit(request);
        return request;
    }

    /**
     * Works on a connection, waiting for it as long as the pool would.
     *
     * @param work runs on one of this object's threads; what it leaves uncommitted is up to the pool
     * @return a future of what the work returns, completed after the connection was closed
     * @see #call(SqlFunction, Duration)
     */
    public <T extends @Nullable Object> CompletableFuture<T> call(SqlFunction<? super Connection, ? extends T> work) {
        return call(work, acquireTimeout);
    }

    /**
     * Works on a connection, and closes it in every case before the future completes.
     *
     * <p>Cancelling the future takes a waiting request back. Work that has begun is not interrupted: it runs to its end,
     * its connection is closed, and its result is dropped. Cancelling a stage made from the future has no effect on
     * the work.
     *
     * @param work runs on one of this object's threads; what it leaves uncommitted is up to the pool
     * @param timeout longest wait for the connection, above zero, counted from now; the work itself is not timed
     * @return a future of what the work returns, which fails with what it throws
     */
    public <T extends @Nullable Object> CompletableFuture<T> call(
            SqlFunction<? super Connection, ? extends T> work, Duration timeout) {
        CallRequest<T> request = new CallRequest<>(borrowing, checked(timeout), Objects.requireNonNull(work, "work"));
        borrowing.submit(request);
        return request;
    }

    /** Returns the number of requests that wait at this moment. */
    public int waiting() {
        return borrowing.queue.waiting();
    }

    /** Returns the number of threads that wait for the DataSource at this moment. */
    public int borrowing() {
        return borrowing.queue.borrowing();
    }

    /** Returns how many connections came for nobody and were closed at once. */
    public long unclaimed() {
        return borrowing.unclaimed.sum();
    }

    /** Returns how many requests were given up because their time was over. */
    public long timedOut() {
        return borrowing.timedOut.sum();
    }

    /**
     * Fails all requests that wait, and each later one. Work that has begun goes on, connections that still arrive are
     * closed. Does not wait for either.
     */
    @Override
    public void close() {
        borrowing.close();
    }

    private static Duration checked(Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout is " + timeout + ", must be above zero");
        }
        return timeout;
    }
}
