package io.foundry.benchmarks.pool;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import javax.sql.DataSource;

/** What the benchmarks ask: each gets a connection, asks, reads the answer and gives the connection back. */
final class Queries {

    static final int BATCH_ROWS = 10_000;

    private static final Timestamp TAKEN = new Timestamp(1_767_225_600_000L);

    private Queries() {}

    /** A connection and nothing else. */
    static boolean connect(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isClosed();
        }
    }

    static int one(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT 1");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    static int population(DataSource dataSource, long id) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT name, population FROM city WHERE id = ?")) {
            statement.setLong(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(2) + rows.getString(1).length();
            }
        }
    }

    /** A query that keeps the server, though no processor, busy for a millisecond. */
    static boolean millisecond(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT pg_sleep(0.001)");
                ResultSet rows = statement.executeQuery()) {
            return rows.next();
        }
    }

    /** Many rows in one transaction, with ids from the given one on. */
    static int insert(DataSource dataSource, long firstId) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement =
                    connection.prepareStatement("INSERT INTO reading (id, sensor, value, taken) VALUES (?, ?, ?, ?)")) {
                for (int row = 0; row < BATCH_ROWS; row++) {
                    statement.setLong(1, firstId + row);
                    statement.setString(2, "sensor-of-this-row");
                    statement.setDouble(3, row * 0.5);
                    statement.setTimestamp(4, TAKEN);
                    statement.addBatch();
                }
                int batches = statement.executeBatch().length;
                connection.commit();
                return batches;
            }
        }
    }

    static long readings(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM reading")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    static void clear(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE reading");
        }
    }
}
