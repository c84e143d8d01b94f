package io.foundry.spring.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pool under load whose server goes away, and comes back. */
class PoolFaultsTests {

    private static final String REFUSED = "\\[08001\\] Connection to localhost:\\d+ refused";

    private static TestPostgres server;

    @BeforeAll
    static void startServer() {
        server = TestPostgres.start(Map.of());
    }

    /** A test that failed half-way may have left it paused, or away. */
    @BeforeEach
    void mendServer() throws Exception {
        server.ensureRunning();
    }

    @AfterAll
    static void endServer() throws Exception {
        server.close();
    }

    @Test
    void aServerThatWasKilledIsFoundAgainAfterSeconds() throws Exception {
        PoolFaults faults = PoolFaults.on(server, server.port(), "killed");
        faults.run((pool, load) -> {
            load.awaitSuccess(System.nanoTime(), PoolFaults.RECOVERY);
            server.kill();
            long gone = System.nanoTime();
            Thread.sleep(3_800);
            server.restart();
            long back = server.awaitAccepting();
            faults.assertRecovers(load, back);
            faults.assertBounded(load, PoolFaults.BOUND);
            faults.assertSaysWhy(load, gone, REFUSED + "|\\[57P03\\] FATAL: the database system is starting up");
            faults.assertNothingLeaks(server, pool, load);
        });
        faults.assertNoneLeft(server);
    }

    @Test
    void aServerThatWasAwayForLongIsFoundAgainAsSoon() throws Exception {
        PoolFaults faults = PoolFaults.on(server, server.port(), "away");
        faults.run((pool, load) -> {
            load.awaitSuccess(System.nanoTime(), PoolFaults.RECOVERY);
            server.shutDown();
            long gone = System.nanoTime();
            Thread.sleep(20_100);
            server.restart();
            long back = server.awaitAccepting();
            faults.assertRecovers(load, back);
            // HikariCP alone would rest for five seconds between its attempts by now
            assertThat(load.awaitSuccess(back, PoolFaults.RECOVERY)).isLessThan(Duration.ofSeconds(2));
            faults.assertBounded(load, PoolFaults.BOUND);
            faults.assertSaysWhy(load, gone, REFUSED + "|\\[57P03\\] FATAL: the database system is starting up");
            faults.assertNothingLeaks(server, pool, load);
        });
        faults.assertNoneLeft(server);
    }

    @Test
    void aServerThatIsPausedIsWaitedForNoLongerThanTheTimeout() throws Exception {
        PoolFaults faults =
                PoolFaults.on(server, server.port(), "paused").with("spring.datasource.hikari.maximum-pool-size=20");
        faults.run((pool, load) -> {
            load.awaitSuccess(System.nanoTime(), PoolFaults.RECOVERY);
            server.pause();
            long gone = System.nanoTime();
            // Those of the load that run a statement now wait for its end; these are new
            try (PoolLoad more = PoolLoad.start(pool, PoolFaults.THREADS, "SELECT 1")) {
                Thread.sleep(5_000);
                server.resume();
                long back = server.awaitAccepting();
                faults.assertRecovers(more, back);
                faults.assertBounded(more, PoolFaults.SILENT_BOUND);
                faults.assertSaysWhy(more, gone, "did not answer");
                more.stop(PoolFaults.BOUND);
            } finally {
                server.resume();
            }
            faults.assertNothingLeaks(server, pool, load);
        });
        faults.assertNoneLeft(server);
    }

    @Test
    void callersOfAnIdlePoolReadThatThePausedServerDidNotAnswer() throws Exception {
        PoolFaults faults = PoolFaults.on(server, server.port(), "idle-paused").threads(0);
        faults.run((pool, none) -> {
            awaitIdle(pool);
            server.pause();
            long gone = System.nanoTime();
            // Each checks a connection first, so HikariCP has the reason only when most of the time is over
            try (PoolLoad load = PoolLoad.start(pool, 4, "SELECT 1")) {
                Thread.sleep(4_500);
                server.resume();
                long back = server.awaitAccepting();
                faults.assertRecovers(load, back);
                faults.assertBounded(load, PoolFaults.SILENT_BOUND);
                faults.assertSaysWhy(load, gone, "did not answer");
                faults.assertNothingLeaks(server, pool, load);
            } finally {
                server.resume();
            }
        });
        faults.assertNoneLeft(server);
    }

    @Test
    void callersOfAnIdlePoolReadThatTheKilledServerRefuses() throws Exception {
        PoolFaults faults = PoolFaults.on(server, server.port(), "idle-killed").threads(0);
        faults.run((pool, none) -> {
            awaitIdle(pool);
            server.kill();
            long gone = System.nanoTime();
            try (PoolLoad load = PoolLoad.start(pool, PoolFaults.THREADS, "SELECT 1")) {
                Thread.sleep(3_500);
                server.restart();
                long back = server.awaitAccepting();
                faults.assertRecovers(load, back);
                faults.assertBounded(load, PoolFaults.BOUND);
                faults.assertSaysWhy(load, gone, REFUSED);
                faults.assertNothingLeaks(server, pool, load);
            }
        });
        faults.assertNoneLeft(server);
    }

    /** Until HikariCP checks a connection before it gives it out. */
    private static void awaitIdle(HikariDataSource pool) throws InterruptedException {
        assertThat(PoolLoad.borrow(pool, "SELECT 1").succeeded()).isTrue();
        PoolLoad.await(() -> pool.getHikariPoolMXBean().getIdleConnections() == 4, PoolFaults.RECOVERY);
        Thread.sleep(600);
    }

    @Test
    void aStatementOnAPausedServerEndsWithTheSocketTimeout() throws Exception {
        PoolFaults faults =
                PoolFaults.on(server, server.port(), "socket").with("foundry.pool.driver.socket-timeout=2s");
        faults.run((pool, load) -> {
            load.awaitSuccess(System.nanoTime(), PoolFaults.RECOVERY);
            server.pause();
            try {
                Thread.sleep(4_000);
            } finally {
                server.resume();
            }
            long back = server.awaitAccepting();
            faults.assertRecovers(load, back);
            faults.assertBounded(load, PoolFaults.SILENT_BOUND);
            assertThat(load.borrows(borrow -> borrow.statementFailure() != null))
                    .isNotEmpty()
                    .allSatisfy(borrow -> assertThat(borrow.reason()).contains("[08006]", "Read timed out"));
            assertThat(load.borrows())
                    .allSatisfy(borrow -> assertThat(Duration.ofNanos(borrow.endNanos() - borrow.acquiredNanos()))
                            .isLessThan(Duration.ofSeconds(2).plus(PoolFaults.LITTLE)));
            faults.assertNothingLeaks(server, pool, load);
        });
        faults.assertNoneLeft(server);
    }

    @Test
    void aServerWithoutRoomSaysSoAndIsUsedWhenThereIsRoom() throws Exception {
        try (TestPostgres small =
                TestPostgres.start(Map.of("max_connections", "10", "superuser_reserved_connections", "0"))) {
            List<Connection> others = new ArrayList<>();
            while (others.size() < 9) {
                others.add(small.connect());
            }
            // Of the pool's eight only one finds room, and the load keeps that busy
            PoolFaults faults = PoolFaults.on(small, small.port(), "full").threads(0);
            faults.run((pool, none) -> {
                assertThat(PoolLoad.borrow(pool, "SELECT 1").succeeded()).isTrue();
                try (PoolLoad load = PoolLoad.start(pool, 6, "SELECT pg_sleep(3.5)")) {
                    Thread.sleep(3_300);
                    for (Connection other : others) {
                        other.close();
                    }
                    long back = System.nanoTime();
                    PoolLoad.Borrow next = PoolLoad.borrow(pool, "SELECT 1");
                    assertThat(next.succeeded()).as(next.toString()).isTrue();
                    assertThat(Duration.ofNanos(next.endNanos() - back)).isLessThan(PoolFaults.RECOVERY);
                    faults.assertBounded(load, PoolFaults.BOUND);
                    faults.assertSaysWhy(load, load.startNanos(), "\\[53300\\] FATAL: sorry, too many clients already");
                    faults.assertNothingLeaks(small, pool, load);
                }
            });
            faults.assertNoneLeft(small);
        }
    }

    @Test
    void sessionsThatAreEndedByTheAdministratorAreReplaced() throws Exception {
        PoolFaults faults = PoolFaults.on(server, server.port(), "ended");
        faults.run((pool, load) -> {
            load.awaitSuccess(System.nanoTime(), PoolFaults.RECOVERY);
            for (int i = 0; i < 5; i++) {
                endAll("ended");
                long back = System.nanoTime();
                faults.assertRecovers(load, back);
                Thread.sleep(300);
            }
            faults.assertBounded(load, PoolFaults.BOUND);
            assertThat(load.borrows(borrow -> borrow.acquireFailure() != null)).isEmpty();
            faults.assertNothingLeaks(server, pool, load);
        });
        faults.assertNoneLeft(server);
    }

    private static void endAll(String application) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '"
                    + application + "'");
        }
    }

    @Test
    void theApplicationEndsInGoodTimeWhileTheServerIsAway() throws Exception {
        PoolFaults faults = PoolFaults.on(server, server.port(), "close-away");
        try {
            faults.run((pool, load) -> {
                load.awaitSuccess(System.nanoTime(), PoolFaults.RECOVERY);
                server.kill();
                Thread.sleep(1_500);
            });
        } finally {
            server.ensureRunning();
        }
    }

    @Test
    void theApplicationEndsInGoodTimeWhileTheServerIsPaused() throws Exception {
        PoolFaults faults = PoolFaults.on(server, server.port(), "close-paused");
        try {
            faults.run((pool, load) -> {
                load.awaitSuccess(System.nanoTime(), PoolFaults.RECOVERY);
                server.pause();
                Thread.sleep(1_500);
            });
        } finally {
            server.resume();
        }
        faults.assertNoneLeft(server);
    }

    @Test
    void aLateConnectionThatThePoolDoesNotAskForAgainIsClosed() throws Exception {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(server.url() + "?ApplicationName=late");
            pool.setUsername(server.username());
            pool.setPassword("postgres");
            try (ConnectionSource source = ConnectionSource.install(
                    "own", pool, new FirstStatements("own", List.of(), true), new Reachability("own", Duration.ZERO))) {
                source.getConnection().close();
                server.pause();
                assertThatThrownBy(source::getConnection)
                        .isInstanceOf(SQLException.class)
                        .hasMessage("The database server at localhost:%s did not answer within 500 ms", server.port());
                server.resume();
                server.awaitAccepting();
                PoolFaults late = PoolFaults.on(server, server.port(), "late");
                PoolLoad.await(() -> late.sessions(server) == 1, PoolFaults.RECOVERY);
                late.assertNoneLeft(server);
            }
        }
    }

    @Test
    void anApplicationThatStartsWhileTheServerIsPausedAnswersItsCallersInTime() throws Exception {
        PoolFaults faults = PoolFaults.on(server, server.port(), "start-paused").threads(0);
        server.pause();
        try {
            faults.run((pool, none) -> {
                // As long as a web server takes until it listens, or nearly
                Thread.sleep(700);
                try (PoolLoad load = PoolLoad.start(pool, PoolFaults.THREADS, "SELECT 1")) {
                    Thread.sleep(4_000);
                    faults.assertSaysWhy(load, load.startNanos(), "did not answer");
                    server.resume();
                    long back = server.awaitAccepting();
                    faults.assertRecovers(load, back);
                    faults.assertBounded(load, PoolFaults.SILENT_BOUND);
                    faults.assertNothingLeaks(server, pool, load);
                }
            });
        } finally {
            server.resume();
        }
        faults.assertNoneLeft(server);
    }

    @Test
    void anApplicationThatStartsWhileTheServerIsAwayAnswersItsCallersInTime() throws Exception {
        PoolFaults faults = PoolFaults.on(server, server.port(), "start-away").threads(0);
        server.kill();
        try {
            faults.run((pool, none) -> {
                Thread.sleep(100);
                try (PoolLoad load = PoolLoad.start(pool, PoolFaults.THREADS, "SELECT 1")) {
                    Thread.sleep(3_500);
                    faults.assertSaysWhy(load, load.startNanos(), REFUSED);
                    server.restart();
                    long back = server.awaitAccepting();
                    faults.assertRecovers(load, back);
                    faults.assertBounded(load, PoolFaults.BOUND);
                    faults.assertNothingLeaks(server, pool, load);
                }
            });
        } finally {
            server.ensureRunning();
        }
        faults.assertNoneLeft(server);
    }
}
