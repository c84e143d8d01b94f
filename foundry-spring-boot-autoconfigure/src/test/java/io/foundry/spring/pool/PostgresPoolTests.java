package io.foundry.spring.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.foundry.spring.pool.autoconfigure.FoundryPoolAutoConfiguration;
import java.net.ConnectException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/** Pools on a real PostgreSQL. */
@ExtendWith(OutputCaptureExtension.class)
class PostgresPoolTests {

    private final TestPostgres server = TestPostgres.shared();

    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(DataSourceAutoConfiguration.class, FoundryPoolAutoConfiguration.class))
            .withPropertyValues(
                    "spring.application.name=atlas",
                    "spring.datasource.url=" + server.url(),
                    "spring.datasource.username=" + server.username(),
                    "spring.datasource.password=postgres",
                    "spring.datasource.hikari.minimum-idle=6",
                    "spring.datasource.hikari.maximum-pool-size=8");

    @Test
    void theFirstConnectionsAreOpenedAheadAndNoneMore() {
        contexts.withPropertyValues("foundry.pool.driver.application-name=ahead")
                .run(context -> {
                    awaitPrewarm(context);
                    assertThat(context.getBean(PoolPrewarm.class)
                                    .report("dataSource")
                                    .open())
                            .isEqualTo(6);
                    assertThat(number(server, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'ahead'"))
                            .isEqualTo(6);
                });
        awaitNumber("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'ahead'", 0);
    }

    @Test
    void connectionsThatWereOpenedAheadAndNotAskedForAreClosed() {
        String query = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'unasked'";
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(server.url() + "?ApplicationName=unasked");
            pool.setUsername(server.username());
            pool.setPassword("postgres");
            try (ConnectionSource source = ConnectionSource.install(
                    "own", pool, new FirstStatements("own", List.of(), true), new Reachability("own", Duration.ZERO))) {
                source.openAhead(3);
                awaitNumber(query, 3);
                source.openAhead(3);
            }
            awaitNumber(query, 0);
        }
    }

    @Test
    void theDriverGetsWhatNobodySet() {
        contexts.run(context -> {
            assertThat(text(context, "SHOW application_name")).isEqualTo("atlas");
            HikariDataSource pool = context.getBean(HikariDataSource.class);
            assertThat(pool.getDataSourceProperties())
                    .containsEntry("reWriteBatchedInserts", "true")
                    .containsEntry("tcpKeepAlive", "true")
                    .doesNotContainKeys("socketTimeout", "connectTimeout", "prepareThreshold");
        });
    }

    @Test
    void whatTheUserSetInTheUrlOrForTheDriverWins() {
        contexts.withPropertyValues(
                        "spring.datasource.url=" + server.url() + "?ApplicationName=mine&tcpKeepAlive=false",
                        "spring.datasource.hikari.data-source-properties.prepareThreshold=9",
                        "foundry.pool.driver.prepare-threshold=1",
                        "foundry.pool.driver.socket-timeout=1500ms")
                .run(context -> {
                    assertThat(text(context, "SHOW application_name")).isEqualTo("mine");
                    try (Connection connection =
                            context.getBean(DataSource.class).getConnection()) {
                        assertThat(connection.unwrap(PGConnection.class).getPrepareThreshold())
                                .isEqualTo(9);
                    }
                    assertThat(context.getBean(HikariDataSource.class).getDataSourceProperties())
                            .containsEntry("socketTimeout", "2")
                            .doesNotContainKeys("ApplicationName", "tcpKeepAlive");
                });
    }

    @Test
    void driverTuningCanBeSwitchedOffAndPoolsBeLeftAlone() {
        contexts.withPropertyValues("foundry.pool.driver-tuning=false")
                .run(context -> assertThat(
                                context.getBean(HikariDataSource.class).getDataSourceProperties())
                        .isEmpty());
        contexts.withPropertyValues("foundry.pool.exclude=dataSource").run(context -> {
            HikariDataSource pool = context.getBean(HikariDataSource.class);
            assertThat(pool.getDataSourceProperties()).isEmpty();
            assertThat(pool.getDataSource()).isNull();
            assertThat(pool.getHikariPoolMXBean()).isNull();
        });
    }

    @Test
    void batchesAreSentAsFewStatements() {
        contexts.run(context -> {
            try (Connection connection = context.getBean(DataSource.class).getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TEMPORARY TABLE rows (id int)");
                try (var insert = connection.prepareStatement("INSERT INTO rows VALUES (?)")) {
                    for (int i = 0; i < 100; i++) {
                        insert.setInt(1, i);
                        insert.addBatch();
                    }
                    assertThat(insert.executeBatch()).hasSize(100).containsOnly(Statement.SUCCESS_NO_INFO);
                }
            }
        });
    }

    @Test
    void eachConnectionHasRunTheUsersStatements(CapturedOutput output) {
        contexts.withPropertyValues(
                        "foundry.pool.warm-up-sql[0]=SELECT no_such_function()",
                        "foundry.pool.warm-up-sql[1]=SET foundry.warm = 'yes'")
                .run(context -> {
                    awaitPrewarm(context);
                    Connection[] all = new Connection[8];
                    for (int i = 0; i < all.length; i++) {
                        all[i] = context.getBean(DataSource.class).getConnection();
                        assertThat(text(all[i], "SHOW foundry.warm")).isEqualTo("yes");
                    }
                    for (Connection connection : all) {
                        connection.close();
                    }
                });
        assertThat(output.toString().lines().filter(line -> line.contains("foundry.pool.warm-up-sql")))
                .singleElement()
                .asString()
                .contains("statement 1", "SQL state 42883")
                .doesNotContain("no_such_function");
    }

    @Test
    void aServiceConnectionsAddressIsTheOneThatCounts() {
        contexts.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost:1/nowhere")
                .withBean(JdbcConnectionDetails.class, () -> new JdbcConnectionDetails() {
                    @Override
                    public String getJdbcUrl() {
                        return server.url();
                    }

                    @Override
                    public String getUsername() {
                        return server.username();
                    }

                    @Override
                    public String getPassword() {
                        return "postgres";
                    }
                })
                .run(context -> {
                    awaitPrewarm(context);
                    assertThat(text(context, "SHOW application_name")).isEqualTo("atlas");
                });
    }

    @Test
    void aPoolBehindBootsLazyProxyIsPreparedLikeAnyOther() {
        contexts.withPropertyValues(
                        "spring.datasource.connection-fetch=lazy", "foundry.pool.driver.application-name=fetched")
                .run(context -> {
                    assertThat(context.getBean(DataSource.class)).isInstanceOf(LazyConnectionDataSourceProxy.class);
                    awaitPrewarm(context);
                    awaitNumber("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'fetched'", 6);
                    assertThat(text(context, "SHOW application_name")).isEqualTo("fetched");
                });
    }

    @Test
    void twoPoolsOfTheUsersOwnKeepTheirSettingsAndAreTunedAndWarmed() {
        contexts.withUserConfiguration(TwoPools.class)
                .withPropertyValues("foundry.pool.exclude=reports")
                .run(context -> {
                    awaitPrewarm(context);
                    HikariDataSource orders = context.getBean("orders", HikariDataSource.class);
                    HikariDataSource reports = context.getBean("reports", HikariDataSource.class);
                    assertThat(orders.getMaximumPoolSize()).isEqualTo(4);
                    assertThat(orders.getDataSourceProperties()).containsEntry("reWriteBatchedInserts", "true");
                    assertThat(context.getBean(PoolPrewarm.class)
                                    .report("orders")
                                    .open())
                            .isEqualTo(2);
                    assertThat(reports.getDataSourceProperties()).isEmpty();
                    assertThat(reports.getHikariPoolMXBean()).isNull();
                    assertThat(context.getBean(PoolFeature.class).figures().get("dataSources"))
                            .asInstanceOf(InstanceOfAssertFactories.MAP)
                            .containsOnlyKeys("orders", "reports");
                });
    }

    @Test
    void settingsThatChangeBeforeThePoolStartsCount() {
        contexts.withPropertyValues("spring.datasource.url=jdbc:postgresql://localhost:1/nowhere")
                .withUserConfiguration(LateSettings.class)
                .run(context -> {
                    HikariDataSource pool = context.getBean(HikariDataSource.class);
                    assertThat(pool.getJdbcUrl()).isEqualTo(server.url());
                    assertThat(text(context, "SELECT 1")).isEqualTo("1");
                });
    }

    @Test
    void anUnreachableServerEndsTheStartWhereTheUserWantsThat() {
        contexts.withPropertyValues(
                        "spring.datasource.url=jdbc:postgresql://localhost:1/nowhere", "foundry.pool.unreachable=fail")
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(DatabaseUnreachableException.class)
                        .hasMessage("Pool 'dataSource' could not open a connection (SQL state 08001)")
                        .hasRootCauseInstanceOf(ConnectException.class));
    }

    @Test
    void anUnreachableServerEndsTheStartWithoutPrewarmToo() {
        contexts.withPropertyValues(
                        "spring.datasource.url=jdbc:postgresql://localhost:1/nowhere",
                        "foundry.pool.prewarm=false",
                        "foundry.pool.unreachable=fail")
                .run(context -> assertThat(context).getFailure().isInstanceOf(DatabaseUnreachableException.class));
        contexts.withPropertyValues("foundry.pool.prewarm=false", "foundry.pool.unreachable=fail")
                .run(context -> assertThat(context.getBean(PoolPrewarm.class).report("dataSource"))
                        .isNull());
    }

    @Test
    void aPoolIsWarmedAfterARestore() {
        contexts.withPropertyValues("foundry.pool.exclude=dataSource").run(context -> {
            PoolPrewarm prewarm = new PoolPrewarm(
                    context.getBean(Pools.class),
                    Binder.get(new StandardEnvironment())
                            .bindOrCreate("foundry.pool", Bindable.of(PoolProperties.class)));
            SpringProperties.setProperty("spring.context.checkpoint", "onRefresh");
            try {
                prewarm.afterSingletonsInstantiated();
                assertThat(prewarm.report("dataSource")).isNull();
                prewarm.run(new DefaultApplicationArguments());
                assertThat(prewarm.report("dataSource").state()).isEqualTo(PrewarmReport.State.WARM);
            } finally {
                SpringProperties.setProperty("spring.context.checkpoint", null);
                prewarm.destroy();
            }
        });
    }

    @Test
    void aWrongPasswordIsNotWaitedFor() {
        contexts.withPropertyValues(
                        "spring.datasource.url=" + server.url().replace("/postgres", "/no-such-database"),
                        "foundry.pool.unreachable=wait",
                        "foundry.pool.unreachable-timeout=1h")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessage("Pool 'dataSource' could not open a connection (SQL state 3D000)"));
    }

    @Test
    void aServerThatComesLaterIsWaitedForWhereTheUserWantsThat() throws Exception {
        try (TestPostgres late = TestPostgres.start(Map.of())) {
            late.kill();
            Thread starter = new Thread(() -> {
                try {
                    Thread.sleep(Duration.ofSeconds(2).toMillis());
                    late.restart();
                } catch (Exception failed) {
                    throw new IllegalStateException(failed);
                }
            });
            starter.start();
            contexts.withPropertyValues(
                            "spring.datasource.url=" + late.url(),
                            "foundry.pool.unreachable=wait",
                            "foundry.pool.unreachable-timeout=30s")
                    .run(context -> assertThat(text(context, "SELECT 1")).isEqualTo("1"));
            starter.join();
        }
    }

    @Test
    void waitingEndsWithTheTime() {
        contexts.withPropertyValues(
                        "spring.datasource.url=jdbc:postgresql://localhost:1/nowhere",
                        "foundry.pool.unreachable=wait",
                        "foundry.pool.unreachable-timeout=300ms")
                .run(context -> assertThat(context).getFailure().isInstanceOf(DatabaseUnreachableException.class));
    }

    private static void awaitPrewarm(ApplicationContext context) throws InterruptedException {
        context.getBean(PoolPrewarm.class).run(new DefaultApplicationArguments());
    }

    private static String text(ApplicationContext context, String query) throws SQLException {
        try (Connection connection = context.getBean(DataSource.class).getConnection()) {
            return text(connection, query);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static int number(TestPostgres server, String query) throws SQLException {
        try (Connection connection = server.connect()) {
            return Integer.parseInt(text(connection, query));
        }
    }

    private void awaitNumber(String query, int expected) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        try {
            while (number(server, query) != expected && System.nanoTime() < end) {
                Thread.sleep(20);
            }
            assertThat(number(server, query)).isEqualTo(expected);
        } catch (SQLException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoPools {

        @Bean
        HikariDataSource orders() {
            return pool();
        }

        @Bean
        HikariDataSource reports() {
            return pool();
        }

        private static HikariDataSource pool() {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(TestPostgres.shared().url());
            pool.setUsername("postgres");
            pool.setPassword("postgres");
            pool.setMaximumPoolSize(4);
            pool.setMinimumIdle(2);
            return pool;
        }
    }

    /** A user's own way to set a pool's URL, after its creation. */
    @Configuration(proxyBeanMethods = false)
    static class LateSettings {

        @Bean
        Object late(HikariDataSource pool) {
            pool.setJdbcUrl(TestPostgres.shared().url());
            return "late";
        }
    }
}
