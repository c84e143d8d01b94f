package io.foundry.spring.pool;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Threads that borrow a connection, run a statement and give it back, again and again, and remember how it went. */
final class PoolLoad implements AutoCloseable {

    private static final long REST_MILLIS = 10;

    private final HikariDataSource pool;

    private final String sql;

    private final Queue<Borrow> borrows = new ConcurrentLinkedQueue<>();

    private final List<Thread> threads = new ArrayList<>();

    private final long startNanos = System.nanoTime();

    private volatile boolean over;

    private PoolLoad(HikariDataSource pool, String sql) {
        this.pool = pool;
        this.sql = sql;
    }

    static PoolLoad start(HikariDataSource pool, int threads, String sql) {
        PoolLoad load = new PoolLoad(pool, sql);
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(load::loop, "pool-load-" + i);
            thread.setDaemon(true);
            load.threads.add(thread);
            thread.start();
        }
        return load;
    }

    private void loop() {
        while (!over) {
            borrows.add(borrow(pool, sql));
            try {
                Thread.sleep(REST_MILLIS);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    /** One borrow and one statement on it. */
    static Borrow borrow(HikariDataSource pool, String sql) {
        long start = System.nanoTime();
        long acquired = 0;
        try (Connection connection = pool.getConnection()) {
            acquired = System.nanoTime();
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
            return new Borrow(start, acquired, System.nanoTime(), null, null);
        } catch (SQLException failure) {
            long end = System.nanoTime();
            return acquired == 0
                    ? new Borrow(start, end, end, failure, null)
                    : new Borrow(start, acquired, end, null, failure);
        }
    }

    long startNanos() {
        return startNanos;
    }

    List<Borrow> borrows() {
        return new ArrayList<>(borrows);
    }

    List<Borrow> borrows(Predicate<Borrow> which) {
        return borrows().stream().filter(which).toList();
    }

    /** The acquires that ended without a connection, then or later. */
    List<Borrow> refused(long sinceNanos) {
        return borrows(borrow -> borrow.acquireFailure() != null && borrow.acquiredNanos() - sinceNanos >= 0);
    }

    Duration longestAcquire() {
        return Duration.ofNanos(borrows().stream()
                .mapToLong(borrow -> borrow.acquiredNanos() - borrow.startNanos())
                .max()
                .orElse(0));
    }

    /** Waits for an acquire and a statement that both end well after a moment. */
    Duration awaitSuccess(long sinceNanos, Duration longest) throws InterruptedException {
        await(() -> firstSuccess(sinceNanos) != null, longest);
        Borrow first = firstSuccess(sinceNanos);
        if (first == null) {
            throw new AssertionError("No acquire and statement succeeded within " + longest + "; the last were "
                    + borrows().stream().skip(Math.max(0, borrows.size() - 20L)).toList());
        }
        return Duration.ofNanos(first.endNanos() - sinceNanos);
    }

    private @Nullable Borrow firstSuccess(long sinceNanos) {
        return borrows().stream()
                .filter(borrow -> borrow.succeeded() && borrow.endNanos() - sinceNanos >= 0)
                .findFirst()
                .orElse(null);
    }

    static boolean await(BooleanSupplier condition, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            Thread.sleep(5);
        }
        return true;
    }

    /** Lets each thread end what it does. */
    void stop(Duration longest) throws InterruptedException {
        over = true;
        long end = System.nanoTime() + longest.toNanos();
        for (Thread thread : threads) {
            thread.join(Math.max(1, Duration.ofNanos(end - System.nanoTime()).toMillis()));
            if (thread.isAlive()) {
                throw new AssertionError(thread.getName() + " still borrows after " + longest);
            }
        }
    }

    @Override
    public void close() {
        over = true;
        threads.forEach(Thread::interrupt);
    }

    /** How one borrow went; moments as of System.nanoTime(). */
    record Borrow(
            long startNanos,
            long acquiredNanos,
            long endNanos,
            @Nullable SQLException acquireFailure,
            @Nullable SQLException statementFailure) {

        boolean succeeded() {
            return acquireFailure == null && statementFailure == null;
        }

        /** What the caller reads: all messages, down to the deepest cause, each with its SQL state. */
        String reason() {
            StringBuilder text = new StringBuilder();
            for (Throwable next = acquireFailure != null ? acquireFailure : statementFailure;
                    next != null;
                    next = next.getCause()) {
                text.append(text.isEmpty() ? "" : " <- ");
                if (next instanceof SQLException sql) {
                    text.append('[').append(sql.getSQLState()).append("] ");
                }
                text.append(next.getMessage());
            }
            return text.toString();
        }

        @Override
        public String toString() {
            return (acquiredNanos - startNanos) / 1_000_000 + " ms, " + (endNanos - acquiredNanos) / 1_000_000 + " ms "
                    + reason();
        }
    }
}
