package io.foundry.spring.pool.advisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foundry.spring.pool.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a real PostgreSQL tells of its limits. */
class ServerLimitsTests {

    private static TestPostgres server;

    @BeforeAll
    static void start() throws SQLException {
        server = TestPostgres.start(Map.of(
                "max_connections", "30",
                "superuser_reserved_connections", "4",
                "reserved_connections", "2",
                "idle_session_timeout", "10min",
                "idle_in_transaction_session_timeout", "90s"));
        execute("CREATE ROLE shop LOGIN PASSWORD 'shop' CONNECTION LIMIT 7");
        execute("CREATE ROLE keeper LOGIN PASSWORD 'keeper' IN ROLE pg_use_reserved_connections");
        execute("CREATE DATABASE small CONNECTION LIMIT 5");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void aSuperuserIsBoundByMaxConnectionsAlone() throws SQLException {
        try (Connection connection = server.connect()) {
            ServerLimits limits = ServerLimits.read(connection);

            assertThat(limits.maxConnections()).isEqualTo(30);
            assertThat(limits.superuserReserved()).isEqualTo(4);
            assertThat(limits.reserved()).isEqualTo(2);
            assertThat(limits.superuser()).isTrue();
            assertThat(limits.roleLimit()).isEqualTo(-1);
            assertThat(limits.databaseLimit()).isEqualTo(-1);
            assertThat(limits.idleSessionTimeoutMillis()).isEqualTo(600_000);
            assertThat(limits.idleInTransactionTimeoutMillis()).isEqualTo(90_000);
            assertThat(limits.open()).isNotNull();
            assertThat(limits.tightest().connections()).isEqualTo(30);
        }
    }

    @Test
    void anOrdinaryRoleSeesItsOwnLimitAndWhatOthersHave() throws SQLException {
        try (Connection connection = connect("shop", "postgres", "orders");
                Connection replica = connect("shop", "postgres", "orders");
                Connection other = connect("shop", "postgres", "reports");
                Connection elsewhere = connect("shop", "small", "orders");
                Connection admin = server.connect()) {
            ServerLimits limits = ServerLimits.read(connection);

            assertThat(limits.superuser()).isFalse();
            assertThat(limits.mayUseReserved()).isFalse();
            assertThat(limits.roleLimit()).isEqualTo(7);
            assertThat(limits.databaseLimit()).isEqualTo(-1);
            assertThat(limits.open().ofApplication()).isEqualTo(2);
            assertThat(limits.open().ofRole()).isEqualTo(4);
            assertThat(limits.open().ofDatabase()).isEqualTo(4);
            assertThat(limits.open().all()).isEqualTo(5);
            assertThat(limits.tightest()).isEqualTo(new ServerLimits.Limit("the role's connection limit", 7, 2));
            assertThat(limits.allowsEach(2)).isEqualTo(2);
            assertThat(ServerLimits.read(elsewhere).databaseLimit()).isEqualTo(5);
            assertThat(replica.isValid(1) && other.isValid(1) && admin.isValid(1))
                    .isTrue();
        }
    }

    @Test
    void theServerAllowsAsManyAsWasComputed() throws SQLException {
        try (Connection connection = connect("shop", "small", "orders")) {
            int allowed = ServerLimits.read(connection).allowsEach(1);
            Connection[] more = new Connection[allowed - 1];
            try {
                for (int i = 0; i < more.length; i++) {
                    more[i] = connect("shop", "small", "orders");
                }
                assertThatThrownBy(() -> connect("shop", "small", "orders"))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("53300"));
            } finally {
                for (Connection each : more) {
                    if (each != null) {
                        each.close();
                    }
                }
            }
        }
    }

    @Test
    void reservedConnectionsAreKnownToWhoMayUseThem() throws SQLException {
        try (Connection connection = connect("keeper", "postgres", "orders")) {
            assertThat(ServerLimits.read(connection).mayUseReserved()).isTrue();
        }
    }

    @Test
    void whereActivityIsHiddenTheLimitsAreReadAllTheSame() throws SQLException {
        execute("REVOKE SELECT ON pg_catalog.pg_stat_activity FROM PUBLIC");
        try (Connection connection = connect("shop", "postgres", "orders")) {
            connection.setAutoCommit(false);
            ServerLimits limits = ServerLimits.read(connection);

            assertThat(limits.open()).isNull();
            assertThat(limits.roleLimit()).isEqualTo(7);
            assertThat(connection.getAutoCommit()).isFalse();
        } finally {
            execute("GRANT SELECT ON pg_catalog.pg_stat_activity TO PUBLIC");
        }
    }

    @Test
    void autocommitStaysAsItWasAndNoTransactionStaysOpen() throws SQLException {
        try (Connection connection = connect("shop", "postgres", "quiet");
                Connection admin = server.connect();
                Statement statement = admin.createStatement()) {
            connection.setAutoCommit(false);
            ServerLimits.read(connection);

            assertThat(connection.getAutoCommit()).isFalse();
            try (var row =
                    statement.executeQuery("SELECT state FROM pg_stat_activity WHERE application_name = 'quiet'")) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("idle");
            }
            connection.setAutoCommit(true);
            ServerLimits.read(connection);
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    @Test
    void anotherDatabaseHasNoLimitsToRead() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:limits")) {
            assertThat(ServerLimits.read(connection)).isNull();
        }
    }

    private static Connection connect(String role, String database, String application) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("password", role);
        properties.setProperty("ApplicationName", application);
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + server.port() + "/" + database, properties);
    }
}
