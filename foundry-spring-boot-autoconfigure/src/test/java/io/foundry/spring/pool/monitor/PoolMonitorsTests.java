package io.foundry.spring.pool.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.OrderService;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With the thread that looks by itself. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PoolMonitorsTests {

    private static PoolMonitors monitors(boolean figures, boolean heldIdle) {
        return new PoolMonitors(figures, heldIdle, Duration.ofMillis(10), Duration.ofMinutes(1), List.of());
    }

    private static long tickers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(Ticker.THREAD_NAME))
                .peek(thread -> assertThat(thread.isDaemon()).isTrue())
                .count();
    }

    @Test
    void oneThreadLooksAtAllPoolsFromTheFirstStartUntilClose() throws Exception {
        TestPool.await("others have ended", () -> tickers() == 0);
        PoolMonitors monitors = monitors(true, true);
        try (HikariDataSource first = TestPool.pool(2);
                HikariDataSource second = TestPool.pool(2)) {
            PoolMonitor monitor = monitors.watch("first", first);
            monitors.watch("second", second);
            assertThat(monitors.monitors()).extracting(PoolMonitor::beanName).containsExactly("first", "second");
            assertThat(tickers()).isZero();
            first.getConnection().close();
            second.getConnection().close();
            assertThat(tickers()).isEqualTo(1);
            OrderService service = new OrderService(first);
            Thread holder = TestPool.start("holder", () -> {
                service.place();
                return null;
            });
            TestPool.await("it is seen", () -> monitor.heldIdle().heldIdleSeconds() > 0);
            service.goOn();
            holder.join();
            monitors.close();
            TestPool.await("the thread has ended", () -> tickers() == 0);
            first.getConnection().close();
            assertThat(monitor.totals().acquires()).isEqualTo(2);
            assertThat(tickers()).isZero();
        }
    }

    @Test
    void theThreadEndsWithTheLastPoolAndComesBackWithTheNext() throws Exception {
        TestPool.await("others have ended", () -> tickers() == 0);
        try (PoolMonitors monitors = monitors(true, false)) {
            HikariDataSource pool = TestPool.pool(1);
            monitors.watch("pool", pool);
            pool.getConnection().close();
            pool.close();
            TestPool.await("the thread has ended", () -> tickers() == 0);
            try (HikariDataSource next = TestPool.pool(1)) {
                monitors.watch("next", next);
                next.getConnection().close();
                assertThat(tickers()).isEqualTo(1);
            }
        }
    }

    @Test
    void theSamePoolIsWatchedOnce() throws Exception {
        try (PoolMonitors monitors = monitors(true, true);
                HikariDataSource pool = TestPool.pool(1)) {
            PoolMonitor monitor = monitors.watch("one", pool);
            assertThat(monitors.watch("alias", pool)).isSameAs(monitor);
            pool.getConnection().close();
            assertThat(monitors.watch("again", pool)).isSameAs(monitor);
            assertThat(monitors.monitors()).containsExactly(monitor);
            assertThat(monitor.notObservedBecause()).isNull();
            assertThat(monitor.totals().acquires()).isEqualTo(1);
        }
    }

    private static final class FoundrysOwn extends org.springframework.jdbc.datasource.SimpleDriverDataSource {}

    @Test
    void aPoolIsForgottenWhenItIsClosed() throws Exception {
        try (PoolMonitors monitors = monitors(true, true);
                HikariDataSource other = TestPool.pool(1)) {
            PoolMonitor kept = monitors.watch("other", other);
            HikariDataSource pool = TestPool.pool(1);
            PoolMonitor monitor = monitors.watch("pool", pool);
            pool.getConnection().close();
            assertThat(monitors.monitors()).containsExactly(kept, monitor);
            pool.close();
            assertThat(monitors.monitors()).containsExactly(kept);
            assertThat(monitor.totals().acquires()).isEqualTo(1);
        }
    }

    @Test
    void aTrackerThatReplacedTheMonitorsBeforeTheStartIsToldOf() throws Exception {
        try (PoolMonitors monitors = monitors(true, true);
                HikariDataSource pool = TestPool.pool(1)) {
            PoolMonitor monitor = monitors.watch("pool", pool);
            assertThat(monitor.notObservedBecause()).isNull();
            pool.setMetricsTrackerFactory((name, stats) -> new IMetricsTracker() {});
            assertThat(monitor.notObservedBecause()).contains("replaced before the pool started");
            pool.getConnection().close();
            assertThat(monitor.notObservedBecause()).contains("replaced before the pool started");
        }
    }

    @Test
    void aTrackerOrRegistryOfTheUserIsLeftAlone() {
        try (PoolMonitors monitors = monitors(true, true);
                HikariDataSource tracked = TestPool.pool(1);
                HikariDataSource registered = TestPool.pool(1)) {
            MetricsTrackerFactory own = (name, stats) -> new IMetricsTracker() {};
            tracked.setMetricsTrackerFactory(own);
            registered.setMetricRegistry(new SimpleMeterRegistry());
            assertThat(monitors.watch("tracked", tracked).notObservedBecause()).contains("of its own");
            assertThat(monitors.watch("registered", registered).notObservedBecause())
                    .contains("of its own");
            assertThat(tracked.getMetricsTrackerFactory()).isSameAs(own);
            assertThat(registered.getMetricsTrackerFactory()).isNull();
        }
    }

    @Test
    void aPoolThatHasStartedIsLeftAlone() throws Exception {
        try (PoolMonitors monitors = monitors(true, true);
                HikariDataSource pool = TestPool.pool(1)) {
            pool.getConnection().close();
            PoolMonitor monitor = monitors.watch("pool", pool);
            assertThat(monitor.notObservedBecause()).contains("started before");
            assertThat(pool.getMetricsTrackerFactory()).isNull();
            assertThat(monitor.windows()).isEmpty();
            assertThat(monitor.totals()).isNull();
            assertThat(monitor.heldIdle()).isNull();
            assertThat(monitor.holders()).isEmpty();
            assertThat(monitor.suspectedLeaks()).isEmpty();
        }
    }

    @Test
    void eachOfTheTwoIsSwitchedOffByItself() throws Exception {
        try (PoolMonitors neither = monitors(false, false);
                PoolMonitors figures = monitors(true, false);
                PoolMonitors heldIdle = monitors(false, true);
                HikariDataSource none = TestPool.pool(1);
                HikariDataSource first = TestPool.pool(1);
                HikariDataSource second = TestPool.pool(1)) {
            assertThat(neither.watch("none", none).notObservedBecause()).isEqualTo("switched off");
            assertThat(none.getMetricsTrackerFactory()).isNull();
            PoolMonitor counted = figures.watch("first", first);
            PoolMonitor seen = heldIdle.watch("second", second);
            try (Connection one = first.getConnection();
                    Connection two = second.getConnection()) {
                assertThat(one).isNotEqualTo(two);
                assertThat(counted.totals()).isNotNull();
                assertThat(counted.heldIdle()).isNull();
                assertThat(counted.holders()).isEmpty();
                assertThat(seen.totals()).isNull();
                assertThat(seen.heldIdle()).isNotNull();
                assertThat(seen.holders()).hasSize(1);
            }
        }
    }

    @Test
    void theDriversPackageIsFoundWhereItIsOne() throws Exception {
        try (HikariDataSource pool = TestPool.pool(1)) {
            assertThat(DriverPackage.of(pool)).isEqualTo("org.h2");
            pool.setDataSource(new FoundrysOwn());
            assertThat(DriverPackage.of(pool)).isEqualTo("org.h2");
        }
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDriverClassName("org.postgresql.Driver");
            assertThat(DriverPackage.of(pool)).isEqualTo("org.postgresql");
            pool.setDataSourceClassName("org.postgresql.ds.PGSimpleDataSource");
            assertThat(DriverPackage.of(pool)).isEqualTo("org.postgresql.ds");
            pool.setDataSource(new FoundrysOwn());
            assertThat(DriverPackage.of(pool)).isEqualTo("org.postgresql.ds");
            pool.setDataSource(new org.springframework.jdbc.datasource.SimpleDriverDataSource());
            assertThat(DriverPackage.of(pool)).isNull();
        }
        try (HikariDataSource pool = new HikariDataSource()) {
            assertThat(DriverPackage.of(pool)).isNull();
            pool.setJdbcUrl("jdbc:nobody:here");
            assertThat(DriverPackage.of(pool)).isNull();
        }
    }
}
