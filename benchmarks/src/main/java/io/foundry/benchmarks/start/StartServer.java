package io.foundry.benchmarks.start;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL server with a database for each application, on a free port, with data in a temporary folder that it
 * does not force to the disk. Its owner closes it; it ends with the JVM at the latest.
 */
final class StartServer implements AutoCloseable {

    static final String USER = "postgres";

    private final EmbeddedPostgres server;

    private StartServer(EmbeddedPostgres server) {
        this.server = server;
    }

    static StartServer start() throws IOException {
        return new StartServer(EmbeddedPostgres.builder()
                .setLocaleConfig("locale", "C")
                .setServerConfig("max_connections", "100")
                .setServerConfig("fsync", "off")
                .setServerConfig("listen_addresses", "localhost")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    void create(App app) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + app.database());
        }
    }

    String url(App app) {
        return url(app.database());
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
