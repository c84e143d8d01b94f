package io.foundry.spring.pool.async;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A small HikariCP pool over H2 in memory, whose connections may be stopped on their way. */
final class TestPool extends DelegatingDataSource implements AutoCloseable {

    static final Duration TIMEOUT = Duration.ofSeconds(20);

    final HikariDataSource pool;

    private volatile CountDownLatch arrived = new CountDownLatch(0);

    private volatile CountDownLatch through = new CountDownLatch(0);

    TestPool(int size) {
        this(size, TIMEOUT);
    }

    TestPool(int size, Duration timeout) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:async");
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(timeout.toMillis());
        pool = new HikariDataSource(config);
        setTargetDataSource(pool);
    }

    /** From now on connections come as far as out of the pool; returns when the first has. */
    void stopArrivals() {
        arrived = new CountDownLatch(1);
        through = new CountDownLatch(1);
    }

    void awaitArrival() throws InterruptedException {
        arrived.await();
    }

    void letThrough() {
        through.countDown();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        arrived.countDown();
        try {
            through.await();
        } catch (InterruptedException unexpected) {
            throw new SQLException(unexpected);
        }
        return connection;
    }

    int active() {
        return pool.getHikariPoolMXBean().getActiveConnections();
    }

    static void closed(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Waits for what other threads are about to do; fails by itself after a time that nothing here takes. */
    static void await(String what, Condition condition) throws Exception {
        long start = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - start > Duration.ofSeconds(30).toNanos()) {
                throw new AssertionError("Waited in vain until " + what);
            }
            Thread.sleep(1);
        }
    }

    void awaitAllReturned() throws Exception {
        await("no connection is active", () -> active() == 0);
    }

    @Override
    public void close() {
        letThrough();
        pool.close();
    }

    interface Condition {
        boolean holds() throws Exception;
    }
}
