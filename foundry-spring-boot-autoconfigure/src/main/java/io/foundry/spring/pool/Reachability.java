package io.foundry.spring.pool;

import io.foundry.spring.config.FoundryProperties;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

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

    /**
     * How long a server's absence is news. In that time HikariCP finds its idle connections dead, quotes that, and has
     * to be told the reason again; and it is told so often only that its rests stay short.
     */
    private static final long NEWS_NANOS = Duration.ofSeconds(5).toNanos();

    private static final long PATIENCE_AT_FIRST_NANOS = Duration.ofMillis(500).toNanos();

    private static final long LOG_NANOS = Duration.ofSeconds(5).toNanos();

    private final String name;

    private final Duration patienceAtStart;

    private volatile boolean reached;

    /** When the server was first missed, as of System.nanoTime(); null while it is there. */
    private volatile @Nullable Long awaySince;

    Reachability(String name, Duration patienceAtStart) {
        this.name = name;
        this.patienceAtStart = patienceAtStart;
    }

    /** Whether the user wants the start to wait for the server. */
    boolean waitsAtStart() {
        return !patienceAtStart.isZero();
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
                noteMissed(mayComeBack);
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
        if (!reached && waitsAtStart()) {
            return patienceAtStart.toNanos();
        }
        if (awaySince == null) {
            return 0;
        }
        return isNews() ? PATIENCE_AT_FIRST_NANOS : PATIENCE_NANOS;
    }

    private void noteMissed(boolean mayComeBack) {
        if (!mayComeBack) {
            awaySince = null;
        } else if (awaySince == null) {
            awaySince = System.nanoTime();
        }
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
        awaySince = null;
    }

    /** Whether callers have to be told soon why there is no connection, because until now there were some. */
    boolean isNews() {
        Long since = awaySince;
        return since == null ? reached : System.nanoTime() - since < NEWS_NANOS;
    }

    /** No connection, or a server that starts, stops, or has no room for another connection. */
    static boolean mayComeBack(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P0") || state.equals("53300"));
    }
}
