package io.foundry.spring.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import io.foundry.spring.pool.RecordingDriver.Login;
import io.foundry.spring.pool.monitor.PoolMonitors;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;

/** What the driver is asked for, and what becomes of the connections that it gives. */
@ExtendWith(OutputCaptureExtension.class)
class ConnectionSourceTests {

    private final HikariDataSource pool = new HikariDataSource();

    ConnectionSourceTests() {
        pool.setDriverClassName(RecordingDriver.class.getName());
        pool.setConnectionTimeout(3_000);
        pool.setMinimumIdle(1);
        pool.setMaximumPoolSize(2);
        RecordingDriver.LOGINS.clear();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void warmUpStatementsLeaveAConnectionsOwnTimeoutAlone() throws SQLException {
        String url = "jdbc:postgresql://recorded/x?socketTimeout=0";
        pool.setJdbcUrl(url);
        install("SELECT 2");
        pool.getConnection().close();
        assertThat(RecordingDriver.logins(url))
                .first()
                .satisfies(login -> assertThat(login.networkTimeout()).hasValue(0));
    }

    @Test
    void aFirstStatementThatFailsIsNotBlamedOnTheUser(CapturedOutput output) throws SQLException {
        pool.setJdbcUrl("jdbc:postgresql://recorded/refusing");
        install();
        pool.getConnection().close();
        assertThat(output).contains("SELECT 1", "SQL state 42000").doesNotContain("warm-up-sql");
    }

    @Test
    void aSilentHostLeavesTimeForTheNext() {
        pool.setJdbcUrl("jdbc:postgresql://recorded-a,recorded-b:5433/x");
        assertThat(properties()).containsEntry("connectTimeout", "1").containsEntry("socketTimeout", "3");
        assertThat(ConnectionTarget.of(pool).loginMillis()).isEqualTo(2_500);

        pool.addDataSourceProperty("connectTimeout", "7");
        assertThat(properties()).containsEntry("connectTimeout", "7");
        assertThat(ConnectionTarget.of(pool).loginMillis()).isEqualTo(14_000);

        pool.setJdbcUrl("jdbc:postgresql://recorded-a,recorded-b/x?connectTimeout=4");
        assertThat(ConnectionTarget.of(pool).loginMillis()).isEqualTo(8_000);
    }

    @Test
    void oneHostGetsNoTimeoutOfItsOwn() {
        pool.setJdbcUrl("jdbc:postgresql://recorded/x");
        assertThat(properties()).doesNotContainKey("connectTimeout").containsEntry("loginTimeout", "0");
        assertThat(ConnectionTarget.of(pool).loginMillis()).isEqualTo(2_500);
    }

    @Test
    void anotherDatabasesDriverGetsNothingThatTheUserDidNotSet() {
        pool.setJdbcUrl("jdbc:mysql://recorded/x");
        assertThat(properties()).doesNotContainKeys("socketTimeout", "loginTimeout");
    }

    @Test
    void connectionsAreOpenedAheadAsWhomThePoolLogsIn() throws SQLException {
        String url = "jdbc:postgresql://recorded/credentials";
        pool.setJdbcUrl(url);
        pool.setUsername("nobody");
        AtomicReference<String> user = new AtomicReference<>("provided");
        pool.setCredentialsProvider(() -> Credentials.of(user.get(), "right"));
        ConnectionSource source = install();
        source.openAhead(1);
        pool.getConnection().close();
        assertThat(users(url)).containsOnly("provided");
    }

    @Test
    void whatWasOpenedAheadAsSomebodyElseIsClosed() throws Exception {
        String url = "jdbc:postgresql://recorded/changed";
        pool.setJdbcUrl(url);
        AtomicReference<String> user = new AtomicReference<>("first");
        pool.setCredentialsProvider(() -> Credentials.of(user.get(), "right"));
        ConnectionSource source = install();
        source.openAhead(1);
        source.awaitFirst();
        user.set("second");
        pool.getConnection().close();
        assertThat(users(url)).startsWith("first", "second");
        assertThat(RecordingDriver.logins(url).get(0).closed()).isTrue();
        assertThat(RecordingDriver.logins(url).get(1).closed()).isFalse();
    }

    @Test
    void aPoolThatOutlivesItsContextStillOpensConnections() throws SQLException {
        String url = "jdbc:postgresql://recorded/outlives";
        pool.setJdbcUrl(url);
        ConnectionSource source = install();
        source.close();
        source.openAhead(1);
        assertThat(users(url)).isEmpty();
        pool.getConnection().close();
        assertThat(users(url)).isNotEmpty();
    }

    @Test
    void aSecondContextLeavesTheSourceOfTheFirst() {
        pool.setJdbcUrl("jdbc:postgresql://recorded/shared");
        ConnectionSource source = install();
        assertThat(ConnectionSource.install(
                        "other",
                        pool,
                        new FirstStatements("other", List.of(), false),
                        new Reachability("other", Duration.ZERO)))
                .isNull();
        assertThat(pool.getDataSource()).isSameAs(source);
    }

    @Test
    void aCopyOfAPoolsSettingsIsNotTakenForThePool() {
        pool.setJdbcUrl("jdbc:postgresql://recorded/original");
        ConnectionSource source = install();
        try (HikariDataSource copy = new HikariDataSource()) {
            pool.copyStateTo(copy);
            assertThat(copy.getDataSource()).isSameAs(source);
            assertThat(ConnectionSource.of(copy)).isNull();
            assertThat(ConnectionSource.of(pool)).isSameAs(source);
        }
    }

    @Test
    void aWrongPasswordIsTriedOnceAhead() throws InterruptedException {
        String url = "jdbc:postgresql://recorded/wrong";
        pool.setJdbcUrl(url);
        pool.setUsername("user");
        pool.setPassword("wrong");
        ConnectionSource source = install();
        source.openAhead(6);
        assertThatThrownBy(source::awaitFirst).isInstanceOf(SQLException.class).hasMessage("wrong password");
        assertThat(users(url)).hasSize(1);
    }

    @Test
    void closedPoolsAreForgotten() {
        StandardEnvironment environment = new StandardEnvironment();
        PoolProperties properties =
                Binder.get(environment).bindOrCreate("foundry.pool", Bindable.of(PoolProperties.class));
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("properties", properties);
        PoolCustomizer customizer = new PoolCustomizer(
                beans.getBeanProvider(PoolProperties.class), beans.getBeanProvider(PoolMonitors.class), environment);
        pool.setJdbcUrl("jdbc:postgresql://recorded/forgotten");
        customizer.postProcessAfterInitialization(pool, "first");
        assertThat(customizer.preparedPools()).isEqualTo(1);
        pool.close();
        try (HikariDataSource another = new HikariDataSource()) {
            customizer.postProcessAfterInitialization(another, "second");
            assertThat(customizer.preparedPools()).isEqualTo(1);
        }
        customizer.destroy();
    }

    private Properties properties() {
        RecordingDriver.LOGINS.clear();
        try (Connection connection = ConnectionTarget.of(pool).connect("user", "right")) {
            assertThat(connection).isNotNull();
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
        return RecordingDriver.LOGINS.get(0).properties();
    }

    private ConnectionSource install(String... warmUpSql) {
        ConnectionSource source = ConnectionSource.install(
                "own",
                pool,
                new FirstStatements("own", List.of(warmUpSql), false),
                new Reachability("own", Duration.ZERO));
        assertThat(source).isNotNull();
        return source;
    }

    private static List<String> users(String url) {
        return RecordingDriver.logins(url).stream().map(Login::user).toList();
    }
}
