package io.foundry.spring.pool.async;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/** Fetches connections on threads of its own, and gives each to the request that has waited longest. Thread-safe. */
final class Borrowing {

    private static final Log logger = LogFactory.getLog(Borrowing.class);

    private static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    final RequestQueue queue;

    final ScheduledThreadPoolExecutor timer = WorkerThreads.timer();

    final LongAdder unclaimed = new LongAdder();

    final LongAdder timedOut = new LongAdder();

    private final DataSource dataSource;

    private final long poolTimeoutNanos;

    private final Executor executor;

    /** What the pool said last, if no connection has come since. */
    private volatile @Nullable SQLException poolFailure;

    Borrowing(DataSource dataSource, int limit, Duration poolTimeout, Executor executor) {
        this.dataSource = PoolWords.withoutLazyProxy(dataSource);
        this.queue = new RequestQueue(limit);
        this.poolTimeoutNanos = TimeUnit.NANOSECONDS.convert(poolTimeout);
        this.executor = executor;
    }

    void submit(Request<?> request) {
        try {
            request.startTimer();
        } catch (RejectedExecutionException closed) {
            request.completeExceptionally(PoolWords.closed());
            return;
        }
        if (queue.add(request)) {
            startWhatIsNeeded();
        } else {
            request.completeExceptionally(PoolWords.closed());
        }
    }

    /** A thread for each request that has none, up to the limit. */
    private void startWhatIsNeeded() {
        while (queue.reserve()) {
            try {
                executor.execute(this::fetch);
            } catch (RuntimeException | Error refused) {
                // Nothing was started, so nothing would ever come for the first of those that wait.
                Request<?> request = queue.arrived();
                if (request != null) {
                    request.completeExceptionally(PoolWords.noThread(refused));
                }
            }
        }
    }

    /** One attempt to fetch a connection. A thread counts as borrowing until the DataSource has answered. */
    private void fetch() {
        long youngest = queue.youngest();
        long start = System.nanoTime();
        Connection connection;
        try {
            connection = dataSource.getConnection();
        } catch (Throwable failure) {
            failed(failure, youngest, System.nanoTime() - start);
            return;
        }
        if (connection == null) {
            failed(PoolWords.noConnection(), youngest, System.nanoTime() - start);
            return;
        }
        poolFailure = null;
        Request<?> request = queue.arrived();
        // Before the delivery, which runs the user's functions
        startWhatIsNeeded();
        while (request != null && !request.deliver(connection)) {
            request = queue.next();
        }
        if (request == null) {
            giveBack(connection);
        }
    }

    private void failed(Throwable failure, long youngest, long tookNanos) {
        // That the pool had none in its own time says nothing against a request that has more time than that.
        boolean poolTimeout = isLong(tookNanos) && failure instanceof SQLTransientConnectionException;
        if (poolTimeout) {
            poolFailure = (SQLException) failure;
        }
        Request<?> request = queue.failed(youngest, poolTimeout ? poolTimeoutNanos / 10 : Long.MAX_VALUE);
        startWhatIsNeeded();
        if (request == null) {
            return;
        }
        if (poolTimeout) {
            timeOut(request);
        } else {
            request.completeExceptionally(failure);
        }
    }

    /** Whether the pool's own timeout may have passed in this time. */
    private boolean isLong(long nanos) {
        return nanos >= poolTimeoutNanos / 10 * 9;
    }

    /** Lets the pool speak first, which began to count a moment later than the request, and knows why. */
    long graceNanos(long timeoutNanos) {
        return isLong(timeoutNanos) && timeoutNanos < Long.MAX_VALUE / 2 ? GRACE_NANOS : 0;
    }

    void timeOut(Request<?> request) {
        if (request.isDone() || !request.decide()) {
            return;
        }
        // First, so that whoever sees the failure sees it counted
        timedOut.increment();
        if (!request.completeExceptionally(PoolWords.timedOut(request, dataSource, poolFailure))) {
            timedOut.decrement();
        }
    }

    /** Closes a connection that nobody waits for any more. */
    void giveBack(Connection connection) {
        unclaimed.increment();
        try {
            connection.close();
        } catch (SQLException | RuntimeException failure) {
            logger.debug("A connection that nobody waited for could not be closed", failure);
        }
    }

    /** Runs on a worker, because functions of the user may depend on it; here only where no worker can be had. */
    void onWorker(Runnable completion) {
        try {
            executor.execute(completion);
        } catch (RuntimeException | Error refused) {
            completion.run();
        }
    }

    void close() {
        for (Request<?> request : queue.close()) {
            onWorker(() -> request.completeExceptionally(PoolWords.closed()));
        }
        timer.shutdownNow();
        if (executor instanceof ExecutorService own) {
            own.shutdown();
        }
    }
}
