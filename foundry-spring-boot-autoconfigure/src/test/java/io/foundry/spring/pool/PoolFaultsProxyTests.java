package io.foundry.spring.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A pool whose connections go through a proxy that drops idle ones. */
class PoolFaultsProxyTests {

    private static final Duration IDLE = Duration.ofMillis(1_200);

    private static final Duration NEVER = Duration.ofHours(1);

    private final TestPostgres server = TestPostgres.shared();

    @Test
    void connectionsThatWereResetWhileIdleAreReplacedAtOnce() throws Exception {
        try (DroppingProxy proxy = DroppingProxy.start(server.port(), IDLE, DroppingProxy.Drop.WITH_RESET)) {
            PoolFaults faults = PoolFaults.on(server, proxy.port(), "reset").threads(0);
            faults.run((pool, none) -> {
                awaitAllDropped(pool, proxy);
                try (PoolLoad load = PoolLoad.start(pool, PoolFaults.THREADS, "SELECT 1")) {
                    faults.assertRecovers(load, load.startNanos());
                    Thread.sleep(1_000);
                    PoolFaults.explain(load);
                    assertThat(load.borrows()).allMatch(PoolLoad.Borrow::succeeded);
                    faults.assertBounded(load, PoolFaults.BOUND);
                    faults.assertNothingLeaks(server, pool, load);
                }
            });
            faults.assertNoneLeft(server);
        }
    }

    @Test
    void connectionsThatWereDroppedSilentlyCostTheirCallersOneCheck() throws Exception {
        try (DroppingProxy proxy = DroppingProxy.start(server.port(), IDLE, DroppingProxy.Drop.SILENTLY)) {
            PoolFaults faults = PoolFaults.on(server, proxy.port(), "silent").threads(0);
            faults.run((pool, none) -> {
                awaitAllDropped(pool, proxy);
                try (PoolLoad load = PoolLoad.start(pool, PoolFaults.THREADS, "SELECT 1")) {
                    // The calls that find no idle connection get a new one, the others after the check
                    faults.assertRecovers(load, load.startNanos());
                    Thread.sleep(2_500);
                    PoolFaults.explain(load);
                    assertThat(load.borrows()).allMatch(PoolLoad.Borrow::succeeded);
                    faults.assertBounded(load, PoolFaults.BOUND);
                    load.stop(PoolFaults.BOUND);
                    assertThat(pool.getHikariPoolMXBean().getActiveConnections())
                            .isZero();
                }
            });
        }
    }

    @Test
    void connectionsThatAreUsedMoreOftenThanTheLimitAreNotDropped() throws Exception {
        try (DroppingProxy proxy = DroppingProxy.start(server.port(), IDLE, DroppingProxy.Drop.SILENTLY)) {
            PoolFaults faults = PoolFaults.on(server, proxy.port(), "used")
                    .with("spring.datasource.hikari.minimum-idle=2", "spring.datasource.hikari.maximum-pool-size=2")
                    .threads(4);
            faults.run((pool, load) -> {
                Thread.sleep(3 * IDLE.toMillis());
                assertThat(proxy.dropped()).isZero();
                assertThat(load.borrows()).isNotEmpty().allMatch(PoolLoad.Borrow::succeeded);
                faults.assertBounded(load, PoolFaults.BOUND);
            });
        }
    }

    @Test
    void aNetworkThatSwallowsEverythingIsToldOf() throws Exception {
        try (DroppingProxy proxy = DroppingProxy.start(server.port(), NEVER, DroppingProxy.Drop.SILENTLY)) {
            PoolFaults faults =
                    PoolFaults.on(server, proxy.port(), "swallowed").with("foundry.pool.driver.socket-timeout=1s");
            faults.run((pool, load) -> {
                load.awaitSuccess(System.nanoTime(), PoolFaults.RECOVERY);
                proxy.swallowAll(true);
                long gone = System.nanoTime();
                Thread.sleep(5_000);
                proxy.swallowAll(false);
                long back = System.nanoTime();
                faults.assertRecovers(load, back);
                PoolFaults.explain(load);
                faults.assertBounded(load, PoolFaults.SILENT_BOUND);
                faults.assertSaysWhy(load, gone, "did not answer|Read timed out");
                load.stop(PoolFaults.BOUND);
                assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            });
        }
    }

    /** Until the proxy has dropped all connections of a pool that nobody uses. */
    private static void awaitAllDropped(HikariDataSource pool, DroppingProxy proxy) throws InterruptedException {
        assertThat(PoolLoad.borrow(pool, "SELECT 1").succeeded()).isTrue();
        PoolLoad.await(() -> pool.getHikariPoolMXBean().getIdleConnections() == 4, PoolFaults.RECOVERY);
        assertThat(PoolLoad.await(() -> proxy.dropped() >= 4, Duration.ofSeconds(10)))
                .isTrue();
    }
}
