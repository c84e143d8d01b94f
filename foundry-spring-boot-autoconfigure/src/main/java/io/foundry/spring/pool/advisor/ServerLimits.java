package io.foundry.spring.pool.advisor;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How many connections a PostgreSQL server lets this role open, and how long it leaves idle ones alone. Immutable.
 *
 * @param maxConnections the server's limit for all
 * @param superuserReserved of those, kept for superusers
 * @param reserved of those, kept for roles with {@code pg_use_reserved_connections}; 0 before PostgreSQL 16
 * @param superuser whether the role is a superuser, whom neither limits nor reservations concern
 * @param mayUseReserved whether the role may use {@code reserved}
 * @param roleLimit most connections of the role, in all databases; -1 for no limit
 * @param databaseLimit most connections to the database, of all roles; -1 for no limit
 * @param idleSessionTimeoutMillis time after which the server ends an idle session; 0 for never, and before PostgreSQL 14
 * @param idleInTransactionTimeoutMillis time after which it ends one that is idle in a transaction; 0 for never
 * @param open what is connected at this moment; null where the role may not know
 */
public record ServerLimits(
        int maxConnections,
        int superuserReserved,
        int reserved,
        boolean superuser,
        boolean mayUseReserved,
        int roleLimit,
        int databaseLimit,
        long idleSessionTimeoutMillis,
        long idleInTransactionTimeoutMillis,
        @Nullable Open open) {

    /**
     * Connections that are open.
     *
     * @param all all clients' on the server
     * @param ofRole those of the role
     * @param ofDatabase those to the database
     * @param ofApplication those of the role to the database under the same application name: this application's, of all
     *     its replicas
     */
    public record Open(int all, int ofRole, int ofDatabase, int ofApplication) {}

    /**
     * One limit.
     *
     * @param name what the server calls it
     * @param connections how many it allows
     * @param others how many of those somebody else has
     */
    record Limit(String name, int connections, int others) {
        int left() {
            return Math.max(0, connections - others);
        }
    }

    /**
     * Asks the server. One statement; a second one where the role may not see who is connected.
     *
     * @param connection of the role that the pool uses, outside a transaction; keeps its autocommit state and stays open
     * @return null if the server is not PostgreSQL 10 or newer
     * @throws SQLException if the server does not answer, or is none that only looks like PostgreSQL
     */
    public static @Nullable ServerLimits read(Connection connection) throws SQLException {
        return ServerLimitsQuery.read(connection);
    }

    /** Returns the limit that leaves least; where two leave the same, the server's own. */
    Limit tightest() {
        int kept = (superuser ? 0 : superuserReserved) + (superuser || mayUseReserved ? 0 : reserved);
        Limit tightest = new Limit(
                kept == 0 ? "max_connections" : "max_connections less what is reserved",
                maxConnections - kept,
                open == null ? 0 : open.all() - open.ofApplication());
        if (!superuser) {
            int ofRole = open == null ? 0 : open.ofRole() - open.ofApplication();
            int ofDatabase = open == null ? 0 : open.ofDatabase() - open.ofApplication();
            tightest = tighter(tightest, new Limit("the role's connection limit", roleLimit, ofRole));
            tightest = tighter(tightest, new Limit("the database's connection limit", databaseLimit, ofDatabase));
        }
        return tightest;
    }

    private static Limit tighter(Limit one, Limit other) {
        return other.connections() >= 0 && other.left() < one.left() ? other : one;
    }

    /** Returns how many connections each replica may open without coming to a limit. */
    int allowsEach(int replicas) {
        return tightest().left() / replicas;
    }
}
