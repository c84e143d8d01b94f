package io.foundry.spring.pool.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.OrderService;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PoolMetersTests {

    private static final String[] OURS = {
        "foundry.pool.demand.peak",
        "foundry.pool.held.idle",
        "foundry.pool.held.waiting",
        "foundry.pool.in.use",
        "foundry.pool.leaks.suspected"
    };

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private static Set<String> described(SimpleMeterRegistry registry, String prefix, String withoutPool) {
        Set<String> all = new TreeSet<>();
        for (Meter meter : registry.getMeters()) {
            Meter.Id id = meter.getId();
            if (id.getName().startsWith(prefix)) {
                assertThat(id.getDescription()).isNotBlank();
                all.add((id.getName() + " " + id.getType() + " " + id.getTags() + " " + id.getBaseUnit() + " "
                                + id.getDescription())
                        .replace(withoutPool, "?"));
            }
        }
        return all;
    }

    @Test
    void hikarisMetersAreThoseThatItHasWithoutUsAndOursBeside() throws Exception {
        SimpleMeterRegistry plain = new SimpleMeterRegistry();
        try (TestPool pool = new TestPool(2);
                HikariDataSource bare = TestPool.pool(2)) {
            new PoolMeters(pool.monitors).bindTo(registry);
            assertThat(registry.getMeters()).isEmpty();
            bare.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(plain));
            bare.getConnection().close();
            pool.started();
            assertThat(described(registry, "hikaricp", pool.pool.getPoolName()))
                    .hasSize(10)
                    .isEqualTo(described(plain, "hikaricp", bare.getPoolName()));
            for (String name : OURS) {
                assertThat(registry.find(name)
                                .tag("pool", pool.pool.getPoolName())
                                .meters())
                        .as(name)
                        .hasSize(1);
            }
            assertThat(registry.get("hikaricp.connections.acquire").timer().count())
                    .isEqualTo(1);
            assertThat(registry.get("hikaricp.connections.usage").timer().count())
                    .isEqualTo(1);
        }
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void poolsThatStartedOrAreWatchedLaterHaveTheirMetersToo() throws Exception {
        try (TestPool pool = new TestPool(2).started();
                HikariDataSource later = TestPool.pool(1)) {
            new PoolMeters(pool.monitors).bindTo(registry);
            pool.monitors.watch("later", later);
            later.getConnection().close();
            assertThat(registry.find("hikaricp.connections.acquire").timers()).hasSize(2);
            assertThat(registry.find("foundry.pool.held.idle").meters()).hasSize(2);
        }
    }

    @Test
    void aPoolWithATrackerOfTheUserHasNoneOfThem() throws Exception {
        try (TestPool pool = new TestPool(2);
                HikariDataSource own = TestPool.pool(1)) {
            own.setMetricsTrackerFactory((name, stats) -> new IMetricsTracker() {});
            pool.monitors.watch("own", own);
            new PoolMeters(pool.monitors).bindTo(registry);
            own.getConnection().close();
            assertThat(registry.getMeters()).isEmpty();
        }
    }

    @Test
    void oursTellWhatTheMonitorTells() throws Exception {
        try (TestPool pool = new TestPool(2).started()) {
            new PoolMeters(pool.monitors).bindTo(registry);
            OrderService service = new OrderService(pool.pool);
            Thread holder = TestPool.start("holder", () -> {
                service.place();
                return null;
            });
            service.awaitReached();
            TestPool.await("it waits", () -> holder.getState() == Thread.State.WAITING);
            pool.tick(Duration.ofSeconds(1));
            pool.tick(Duration.ofSeconds(1));
            pool.tick(Duration.ofMinutes(2));
            assertThat(registry.get("foundry.pool.held.idle").functionCounter().count())
                    .isGreaterThan(122);
            assertThat(registry.get("foundry.pool.in.use").functionCounter().count())
                    .isGreaterThan(122);
            assertThat(registry.get("foundry.pool.held.waiting")
                            .functionCounter()
                            .count())
                    .isZero();
            assertThat(registry.get("foundry.pool.demand.peak").gauge().value()).isEqualTo(1);
            assertThat(registry.get("foundry.pool.leaks.suspected").gauge().value())
                    .isEqualTo(1);
            service.goOn();
            holder.join();
        }
    }
}
