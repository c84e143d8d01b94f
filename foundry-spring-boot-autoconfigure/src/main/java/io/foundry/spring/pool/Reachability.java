package io.foundry.spring.pool;

import io.foundry.spring.config.FoundryProperties;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Keeps asking a server that is away: at start for as long as the user allows, later for a while after each failure but
 * the first. What asking again cannot mend, such as a wrong password, is thrown at once. Thread-safe.
 */
final class Reachability {

    private static final Log logger = LogFactory.getLog(Reachability.class);

    private static final long FIRST_REST_MILLIS = 50;

    private static final long LONGEST_REST_MILLIS = 500;

    /** Long enough to spare HikariCP its longest rest, short enough for the failure that it quotes to be of now. */
    private static final long PATIENCE_NANOS = Duration.ofSeconds(5).toNanos();

    private static final long LOG_NANOS = Duration.ofSeconds(5).toNanos();

    private final String name;

    private final Duration patienceAtStart;

    private volatile boolean reached;

    private volatile boolean away;

    Reachability(String name, Duration patienceAtStart) {
        this.name = name;
        this.patienceAtStart = patienceAtStart;
    }

    /** Opens a connection, see above. */
    Connection persist(Opening.Attempt attempt, BooleanSupplier over) throws SQLException {
        long start = System.nanoTime();
        long patience = patience();
        long logged = start;
        long rest = FIRST_REST_MILLIS;
        while (true) {
            try {
                Connection opened = attempt.open();
                reached();
                return opened;
            } catch (SQLException failure) {
                boolean mayComeBack = mayComeBack(failure);
                away = mayComeBack;
                long waited = System.nanoTime() - start;
                if (!mayComeBack || waited >= patience || over.getAsBoolean()) {
                    throw failure;
                }
                if (!reached && System.nanoTime() - logged >= LOG_NANOS) {
                    logged = System.nanoTime();
                    logger.warn("Pool '" + name + "' still waits for the database (SQL state " + failure.getSQLState()
                            + "), " + Duration.ofNanos(waited).toSeconds() + "s of "
                            + FoundryProperties.readable(patienceAtStart) + " (foundry.pool.unreachable-timeout)");
                }
                rest(rest, failure);
                rest = Math.min(LONGEST_REST_MILLIS, rest * 2);
            }
        }
    }

    private long patience() {
        if (!reached && !patienceAtStart.isZero()) {
            return patienceAtStart.toNanos();
        }
        return away ? PATIENCE_NANOS : 0;
    }

    private static void rest(long millis, SQLException failure) throws SQLException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    private void reached() {
        reached = true;
        away = false;
    }

    /** Whether the last attempt found the server. */
    boolean isThere() {
        return reached && !away;
    }

    /** No connection, or a server that starts, stops, or has no room for another connection. */
    static boolean mayComeBack(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P0") || state.equals("53300"));
    }
}
