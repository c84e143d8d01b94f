package io.foundry.spring.pool.advisor;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The statement behind {@link ServerLimits#read}. Stateless. */
final class ServerLimitsQuery {

    /*
     * Settings are read with functions, not with SHOW, which PgBouncer's console answers in its own way, and which knows
     * no missing_ok for settings of later versions. Times come from pg_settings, because current_setting writes them for
     * people ("10min"). Limits hold for the role that logged in, session_user, whatever SET ROLE made of it later.
     *
     * For sessions of other roles an ordinary role sees who and where, but neither backend_type nor application_name.
     * Autovacuum has a database and no role, a standby a role and no database.
     */
    private static final String LIMITS = """
            select current_setting('max_connections')::int,
                   current_setting('superuser_reserved_connections')::int,
                   coalesce(nullif(current_setting('reserved_connections', true), '')::int, 0),
                   r.rolsuper,
                   exists (select from pg_catalog.pg_roles p
                            where p.rolname = 'pg_use_reserved_connections'
                              and pg_catalog.pg_has_role(session_user, p.oid, 'usage')),
                   r.rolconnlimit,
                   d.datconnlimit,
                   coalesce((select setting::bigint from pg_catalog.pg_settings
                              where name = 'idle_session_timeout'), 0),
                   coalesce((select setting::bigint from pg_catalog.pg_settings
                              where name = 'idle_in_transaction_session_timeout'), 0)%s
              from pg_catalog.pg_roles r, pg_catalog.pg_database d%s
             where r.rolname = session_user and d.datname = current_database()
            """;

    private static final String OPEN_COLUMNS = ", o.everyone, o.of_role, o.of_database, o.of_application";

    private static final String OPEN = """
            , lateral (select count(*) as everyone,
                              count(*) filter (where a.usesysid = r.oid) as of_role,
                              count(*) filter (where a.datid = d.oid) as of_database,
                              count(*) filter (where a.usesysid = r.oid and a.datid = d.oid
                                  and a.application_name = current_setting('application_name')) as of_application
                         from pg_catalog.pg_stat_activity a
                        where coalesce(a.backend_type, 'client backend') = 'client backend'
                          and a.datid is not null and a.usesysid is not null) o
            """;

    private static final int LEAST_VERSION = 10;

    private static final String NOT_PERMITTED = "42501";

    private static final int TIMEOUT_SECONDS = 5;

    private ServerLimitsQuery() {}

    static @Nullable ServerLimits read(Connection connection) throws SQLException {
        if (!"PostgreSQL".equals(connection.getMetaData().getDatabaseProductName())
                || connection.getMetaData().getDatabaseMajorVersion() < LEAST_VERSION) {
            return null;
        }
        boolean autoCommit = connection.getAutoCommit();
        if (autoCommit) {
            return ask(connection);
        }
        // A refused statement would end the transaction, and an answered one leave it open
        connection.setAutoCommit(true);
        try {
            return ask(connection);
        } finally {
            connection.setAutoCommit(false);
        }
    }

    private static ServerLimits ask(Connection connection) throws SQLException {
        try {
            return ask(connection, true);
        } catch (SQLException e) {
            if (!NOT_PERMITTED.equals(e.getSQLState())) {
                throw e;
            }
            return ask(connection, false);
        }
    }

    private static ServerLimits ask(Connection connection, boolean open) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            String sql = open ? LIMITS.formatted(OPEN_COLUMNS, OPEN) : LIMITS.formatted("", "");
            try (ResultSet row = statement.executeQuery(sql)) {
                if (!row.next()) {
                    throw new SQLException("The server does not list the role and the database of this connection in"
                            + " pg_roles and pg_database");
                }
                return new ServerLimits(
                        row.getInt(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getBoolean(4),
                        row.getBoolean(5),
                        row.getInt(6),
                        row.getInt(7),
                        row.getLong(8),
                        row.getLong(9),
                        open
                                ? new ServerLimits.Open(row.getInt(10), row.getInt(11), row.getInt(12), row.getInt(13))
                                : null);
            }
        }
    }
}
