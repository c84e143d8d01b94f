package io.foundry.spring.pool;

import io.foundry.spring.pool.advisor.ServerLimits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What each new connection runs before anyone gets it, so that its server process has loaded what every statement
 * needs, and for the statements that the user named, what those need. Thread-safe.
 */
final class FirstStatements {

    private static final Log logger = LogFactory.getLog(FirstStatements.class);

    private static final String ANY = "SELECT 1";

    private static final int LONGEST_SECONDS = 5;

    private static final long ASK_AGAIN_NANOS = Duration.ofMinutes(1).toNanos();

    private final String name;

    private final List<String> statements;

    private final boolean askForLimits;

    private volatile @Nullable ServerLimits serverLimits;

    /** When the limits may be asked for again. */
    private final AtomicLong nextAskNanos = new AtomicLong(System.nanoTime());

    private final long longestMillis;

    private final Set<String> failed = Collections.newSetFromMap(new ConcurrentHashMap<>());

    FirstStatements(String name, List<String> warmUpSql, boolean askForLimits) {
        this.name = name;
        this.askForLimits = askForLimits;

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
        if (longestMillis == 0) {
            runAll(connection);
            return;
        }
        int before = connection.getNetworkTimeout();
        // The query timeout asks the server, which may be silent by now
        connection.setNetworkTimeout(Runnable::run, (LONGEST_SECONDS + 1) * 1000);
        runAll(connection);
        // Not after a failure: nobody gets the connection then
        connection.setNetworkTimeout(Runnable::run, before);
    }

    private void runAll(Connection connection) throws SQLException {
        for (int i = 0; i < statements.size(); i++) {
            try (Statement statement = connection.createStatement()) {
                statement.setQueryTimeout(LONGEST_SECONDS);
                statement.execute(statements.get(i));
            } catch (SQLException failure) {
                if (connection.isClosed()) {
                    throw failure;
                }
                if (failed.add(statements.get(i))) {
                    String which = longestMillis == 0
                            ? "the first statement of a connection, " + ANY + ","
                            : "statement " + (i + 1) + " of foundry.pool.warm-up-sql";
                    logger.warn("Pool '" + name + "': " + which + " fails (SQL state " + failure.getSQLState()
                            + ") and is left out");
                }
            }
        }
        askForLimits(connection);
    }

    /** The server's limits may change with it, and who else is connected does; new connections are rare. */
    private void askForLimits(Connection connection) throws SQLException {
        long now = System.nanoTime();
        long next = nextAskNanos.get();
        if (askForLimits && now - next >= 0 && nextAskNanos.compareAndSet(next, now + ASK_AGAIN_NANOS)) {
            try {
                serverLimits = ServerLimits.read(connection);
            } catch (SQLException refused) {
                if (connection.isClosed()) {
                    throw refused;
                }
                logger.debug("Pool '" + name + "': the server does not tell its limits", refused);
            }
        }
    }

    /** What the server said last; null before, and where it does not. */
    @Nullable
    ServerLimits serverLimits() {
        return serverLimits;
    }
}
