package io.foundry.spring.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.foundry.spring.pool.autoconfigure.FoundryPoolAutoConfiguration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What the tests of faults have in common: the settings that Foundry gives a pool, load, and what has to hold. */
final class PoolFaults {

    static final int THREADS = 12;

    static final Duration ACQUIRE = Duration.ofSeconds(3);

    static final Duration VALIDATION = Duration.ofSeconds(2);

    /** For a machine that does much else. */
    static final Duration LITTLE = Duration.ofSeconds(1);

    /** As long as an acquire may take where the server, or the network, tells of the fault. */
    static final Duration BOUND = ACQUIRE.plus(LITTLE);

    /** Where nobody tells: the last check of an idle connection may begin just before the acquire timeout. */
    static final Duration SILENT_BOUND = ACQUIRE.plus(VALIDATION).plus(LITTLE);

    static final Duration RECOVERY = Duration.ofSeconds(5);

    static final Duration CLOSE = Duration.ofSeconds(10);

    private static final Duration SOON = Duration.ofSeconds(10);

    private final String application;

    private ApplicationContextRunner contexts;

    private String sql = "SELECT pg_sleep(0.002)";

    private int threads = THREADS;

    private PoolFaults(TestPostgres server, int port, String application) {
        this.application = application;
        this.contexts = new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(DataSourceAutoConfiguration.class, FoundryPoolAutoConfiguration.class))
                .withPropertyValues(
                        "spring.application.name=" + application,
                        "spring.datasource.url=jdbc:postgresql://localhost:" + port + "/postgres",
                        "spring.datasource.username=" + server.username(),
                        "spring.datasource.password=postgres",
                        "spring.datasource.hikari.minimum-idle=4",
                        "spring.datasource.hikari.maximum-pool-size=8",
                        "spring.datasource.hikari.connection-timeout=" + ACQUIRE.toMillis(),
                        "spring.datasource.hikari.validation-timeout=" + VALIDATION.toMillis(),
                        "foundry.pool.prewarm-timeout=1s");
    }

    static PoolFaults on(TestPostgres server, int port, String application) {
        return new PoolFaults(server, port, application);
    }

    PoolFaults with(String... properties) {
        contexts = contexts.withPropertyValues(properties);
        return this;
    }

    PoolFaults running(String statement) {
        sql = statement;
        return this;
    }

    PoolFaults threads(int count) {
        threads = count;
        return this;
    }

    /** Runs an application under load. @return how long its context took to close */
    Duration run(Body body) {
        AtomicLong closing = new AtomicLong();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        contexts.run(context -> {
            HikariDataSource pool = context.getBean(HikariDataSource.class);
            try (PoolLoad load = PoolLoad.start(pool, threads, sql)) {
                body.run(pool, load);
            } catch (Throwable failed) {
                failure.set(failed);
            }
            closing.set(System.nanoTime());
        });
        Duration took = Duration.ofNanos(System.nanoTime() - closing.get());
        if (failure.get() != null) {
            throw new AssertionError(application + ": " + failure.get().getMessage(), failure.get());
        }
        report("close", took);
        assertThat(took).isLessThan(CLOSE);
        return took;
    }

    /** Nothing that was opened is still there, neither in the pool nor at the server. */
    void assertNothingLeaks(TestPostgres server, HikariDataSource pool, PoolLoad load) throws Exception {
        load.stop(SOON);
        var live = pool.getHikariPoolMXBean();
        assertThat(PoolLoad.await(() -> live.getActiveConnections() == 0, SOON))
                .as(() -> live.getActiveConnections() + " connections are still borrowed")
                .isTrue();
        assertThat(live.getThreadsAwaitingConnection()).isZero();
        // Looked at once more it could be otherwise: the pool still fills, and a session is there before the pool has
        // it
        assertThat(PoolLoad.await(() -> sessions(server) <= live.getTotalConnections(), SOON))
                .as(() -> live.getTotalConnections() + " connections in the pool, at the server " + described(server))
                .isTrue();
    }

    void assertNoneLeft(TestPostgres server) throws InterruptedException {
        PoolLoad.await(() -> sessions(server) == 0, SOON);
        assertThat(sessions(server)).isZero();
    }

    private String described(TestPostgres server) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet sessions = statement.executeQuery(
                        "SELECT pid, state, now() - backend_start, now() - state_change, query FROM pg_stat_activity"
                                + " WHERE application_name = '" + application + "'")) {
            StringBuilder text = new StringBuilder("sessions");
            while (sessions.next()) {
                text.append(String.format(
                        "%n%s %s, age %s, last changed %s ago: %s",
                        sessions.getString(1),
                        sessions.getString(2),
                        sessions.getString(3),
                        sessions.getString(4),
                        sessions.getString(5)));
            }
            return text.toString();
        } catch (SQLException failed) {
            return failed.toString();
        }
    }

    int sessions(TestPostgres server) {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = '" + application + "'")) {
            count.next();
            return count.getInt(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void assertBounded(PoolLoad load, Duration bound) {
        report("longest acquire", load.longestAcquire());
        assertThat(load.longestAcquire()).isLessThanOrEqualTo(bound);
    }

    void assertRecovers(PoolLoad load, long backNanos) throws InterruptedException {
        Duration took = load.awaitSuccess(backNanos, RECOVERY);
        report("recovery", took);
        assertThat(took).isLessThanOrEqualTo(RECOVERY);
    }

    /** Each caller that got no connection can read why. */
    void assertSaysWhy(PoolLoad load, long sinceNanos, String reason) {
        assertThat(load.refused(sinceNanos))
                .isNotEmpty()
                .allSatisfy(borrow -> assertThat(borrow.reason())
                        .matches("(?s).*(" + reason + ").*")
                        .doesNotContain("jdbc:", "?"));
    }

    /** For whoever wants to know more than that the bound was kept. */
    private void report(String what, Duration took) {
        System.out.println("Fault '" + application + "'" + ": " + what + " " + took.toMillis() + " ms");
    }

    interface Body {

        void run(HikariDataSource pool, PoolLoad load) throws Exception;
    }
}
