package io.foundry.spring.pool.monitor;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assertions;

/** HikariCP over H2 in memory, watched by a monitor that looks when it is told to, at a clock that can be moved ahead. */
final class TestPool implements AutoCloseable {

    private static final AtomicInteger NAMES = new AtomicInteger();

    final AtomicLong ahead = new AtomicLong();

    final PoolMonitors monitors;

    final HikariDataSource pool;

    final PoolMonitor monitor;

    TestPool(int size) {
        this(size, List.of());
    }

    TestPool(int size, List<String> basePackages) {
        this.monitors = new PoolMonitors(new PoolMonitors.Settings(
                true,
                true,
                Duration.ofMillis(250),
                Duration.ofMinutes(1),
                basePackages,
                () -> System.nanoTime() + ahead.get()));
        this.pool = pool(size);
        this.monitor = monitors.watch("dataSource", pool);
    }

    static HikariDataSource pool(int size) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:mem:monitor" + NAMES.incrementAndGet());
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(30_000);
        return pool;
    }

    TestPool started() throws Exception {
        pool.getConnection().close();
        return this;
    }

    void tick(Duration later) {
        ahead.addAndGet(later.toNanos());
        monitors.tick();
    }

    Observation observation() {
        Observation observation = monitor.observation();
        Assertions.assertNotNull(observation, "the pool has not started");
        return observation;
    }

    int open() {
        return observation().open.held().size();
    }

    /** Runs a call on a thread of its own. */
    static Thread start(String name, Callable<?> call) {
        Thread thread = new Thread(
                () -> {
                    try {
                        call.call();
                    } catch (Exception failed) {
                        failed.printStackTrace();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            Assertions.assertTrue(System.nanoTime() < deadline, () -> "not within 20 s: " + what);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        pool.close();
        monitors.close();
    }
}
