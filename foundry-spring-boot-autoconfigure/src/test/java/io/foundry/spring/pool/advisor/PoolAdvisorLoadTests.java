package io.foundry.spring.pool.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.foundry.spring.pool.TestPostgres;
import io.foundry.spring.pool.monitor.PoolMonitor;
import io.foundry.spring.pool.monitor.PoolMonitors;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * The advice for a real pool on a real server, under callers that come whether or not others wait (open loop). They sleep
 * in the server, so that the time held does not depend on how busy the machine is.
 *
 * <p>Load and target are chosen so that the advice has room on both sides: 3 connections are in use on average, and with
 * 5 connections 1 of 1,600 callers waits longer than the target, with 4 already 1 of 40, with 2 the queue grows.
 */
class PoolAdvisorLoadTests {

    private static final double PER_SECOND = 200;

    private static final double HELD_SECONDS = 0.015;

    private static final Duration TARGET = Duration.ofMillis(45);

    private static final int GENEROUS = 20;

    private static final long SEED = Long.getLong("advisor.seed", 7);

    private static final int ATTEMPTS = 2;

    @Test
    void theAdvisedSizeHoldsTheTargetAndHalfOfItDoesNot() throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Advice advice = adviceUnderLoad();
            double missed = missed(advice.advisedSize(), 8);
            double missedAtHalf = missed(Math.max(1, advice.advisedSize() / 2), 4);
            System.out.printf(
                    "PoolAdvisorLoadTests, -Dadvisor.seed=%d: %s; missed by %.2f %% of callers, at half by %.2f %%; %s%n",
                    SEED, advice.why(), 100 * missed, 100 * missedAtHalf, advice.basis());
            boolean held = missed <= WindowNeed.MISSED;
            if (!held && attempt < ATTEMPTS) {
                System.out.println("Once more: a machine that stands still for a fifth of a second fails it too");
                continue;
            }
            assertThat(advice.kind()).isEqualTo(Advice.Kind.SIZE);
            assertThat(advice.advisedSize()).isBetween(4, 10);
            assertThat(missed).isLessThanOrEqualTo(WindowNeed.MISSED);
            assertThat(missedAtHalf).isGreaterThan(0.1);
            return;
        }
    }

    /** Watches a pool that is larger than needed for a little more than one window. */
    private static Advice adviceUnderLoad() throws InterruptedException {
        try (PoolMonitors monitors =
                        new PoolMonitors(true, false, Duration.ofMillis(250), Duration.ofMinutes(1), List.of());
                HikariDataSource pool = pool(GENEROUS)) {
            PoolMonitor monitor = monitors.watch("load", pool);
            fill(pool);
            waitsNanos(pool, 12);
            PoolState state = new PoolState("load", GENEROUS, GENEROUS, 30_000, 2_000, 0, 0, 0);
            return new PoolAdvisor(new AdvisorSettings(TARGET, 1, Duration.ZERO))
                    .advise(state, monitor.windows(), null);
        }
    }

    private static double missed(int size, int seconds) throws InterruptedException {
        try (HikariDataSource pool = pool(size)) {
            fill(pool);
            long[] waits = waitsNanos(pool, seconds);
            long above =
                    Arrays.stream(waits).filter(wait -> wait > TARGET.toNanos()).count();
            return (double) above / waits.length;
        }
    }

    private static HikariDataSource pool(int size) {
        TestPostgres server = TestPostgres.shared();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.url());
        config.setUsername(server.username());
        config.setPassword("postgres");
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(size);
        config.setConnectionTimeout(30_000);
        // Made from a config it would start at once, before it can be watched
        HikariDataSource pool = new HikariDataSource();
        config.copyStateTo(pool);
        return pool;
    }

    private static void fill(HikariDataSource pool) throws InterruptedException {
        try (Connection connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        while (pool.getHikariPoolMXBean().getIdleConnections() < pool.getMaximumPoolSize()) {
            Thread.sleep(20);
        }
    }

    /** Lets them come for that long, and gives the wait of each. */
    private static long[] waitsNanos(HikariDataSource pool, int seconds) throws InterruptedException {
        Callers callers = Callers.of(Callers.poisson(PER_SECOND), Callers.exponential(HELD_SECONDS), seconds, SEED);
        double[] arrivals = callers.arrivals();
        long[] waits = new long[arrivals.length];
        AtomicInteger failed = new AtomicInteger();
        ExecutorService threads = Executors.newCachedThreadPool();
        long start = System.nanoTime();
        for (int i = 0; i < arrivals.length; i++) {
            int caller = i;
            long due = start + (long) (arrivals[i] * 1e9);
            for (long left; (left = due - System.nanoTime()) > 0; ) {
                LockSupport.parkNanos(left);
            }
            threads.execute(() -> {
                try {
                    waits[caller] = call(pool, callers.held()[caller]);
                } catch (SQLException e) {
                    failed.incrementAndGet();
                }
            });
        }
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        assertThat(failed).hasValue(0);
        return waits;
    }

    private static long call(HikariDataSource pool, double heldSeconds) throws SQLException {
        long asked = System.nanoTime();
        try (Connection connection = pool.getConnection()) {
            long wait = System.nanoTime() - asked;
            try (PreparedStatement sleep = connection.prepareStatement("SELECT pg_sleep(?)")) {
                sleep.setDouble(1, heldSeconds);
                sleep.execute();
            }
            return wait;
        }
    }
}
