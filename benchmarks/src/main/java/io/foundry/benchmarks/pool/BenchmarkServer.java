package io.foundry.benchmarks.pool;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL server with the benchmark's tables, on this machine's loopback interface and a free port, with data in a
 * temporary folder that it does not force to the disk. Its owner closes it; it ends with the JVM at the latest.
 */
final class BenchmarkServer implements AutoCloseable {

    static final String USER = "postgres";

    static final int CITIES = 10_000;

    /** Connections that the server allows, as PostgreSQL does by default. */
    static final int MAX_CONNECTIONS = 100;

    private final EmbeddedPostgres server;

    private BenchmarkServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static BenchmarkServer start() throws IOException, SQLException {
        EmbeddedPostgres started = EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C")
                .setServerConfig("max_connections", Integer.toString(MAX_CONNECTIONS))
                .setServerConfig("listen_addresses", "localhost")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .start();
        BenchmarkServer server = new BenchmarkServer(started);
        try {
            server.makeTables();
        } catch (SQLException | RuntimeException failure) {
            started.close();
            throw failure;
        }
        return server;
    }

    private void makeTables() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE city (id bigint PRIMARY KEY, name text NOT NULL, population int NOT NULL)");
            statement.execute("INSERT INTO city SELECT n, 'City ' || n, n * 37 % 1000000 FROM generate_series(0, "
                    + (CITIES - 1) + ") n");
            statement.execute(
                    "CREATE TABLE reading"
                            + " (id bigint PRIMARY KEY, sensor text NOT NULL, value double precision NOT NULL, taken timestamp)");
            statement.execute("VACUUM ANALYZE city");
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
