package io.foundry.spring.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What each new connection runs before anyone gets it, so that its server process has loaded what every statement
 * needs, and for the statements that the user named, what those need. Thread-safe.
 */
final class FirstStatements {

    private static final Log logger = LogFactory.getLog(FirstStatements.class);

    private static final String ANY = "SELECT 1";

    private static final int LONGEST_SECONDS = 5;

    private final String name;

    private final List<String> statements;

    private final long longestMillis;

    private final Set<String> failed = Collections.newSetFromMap(new ConcurrentHashMap<>());

    FirstStatements(String name, List<String> warmUpSql) {
        this.name = name;
        this.longestMillis = TimeUnit.SECONDS.toMillis((long) LONGEST_SECONDS * warmUpSql.size());
        List<String> all = new ArrayList<>(warmUpSql);
        if (all.isEmpty()) {
            all.add(ANY);
        }
        this.statements = List.copyOf(all);
    }

    /** How much longer than a login the user's statements may take. */
    long longestMillis() {
        return longestMillis;
    }

    /**
     * Runs them. A statement that fails is the user's to mend and no reason to go without a connection.
     *
     * @throws SQLException if the connection is lost
     */
    void run(Connection connection) throws SQLException {
        if (longestMillis > 0) {
            // The query timeout asks the server, which may be silent by now
            connection.setNetworkTimeout(Runnable::run, (LONGEST_SECONDS + 1) * 1000);
        }
        for (int i = 0; i < statements.size(); i++) {
            try (Statement statement = connection.createStatement()) {
                statement.setQueryTimeout(LONGEST_SECONDS);
                statement.execute(statements.get(i));
            } catch (SQLException failure) {
                if (connection.isClosed()) {
                    throw failure;
                }
                if (failed.add(statements.get(i))) {
                    logger.warn("Pool '" + name + "': statement " + (i + 1)
                            + " of foundry.pool.warm-up-sql fails (SQL state " + failure.getSQLState()
                            + ") and is left out");
                }
            }
        }
    }
}
