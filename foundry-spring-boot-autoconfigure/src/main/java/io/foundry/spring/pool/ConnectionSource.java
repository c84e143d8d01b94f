package io.foundry.spring.pool;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import io.foundry.spring.pool.advisor.ServerLimits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Opens the physical connections of one pool to PostgreSQL, in the place of the DataSource that HikariCP would make of
 * the pool's URL. HikariCP owns each connection that it was given, and what was opened ahead and not asked for is
 * closed with {@link #close}. Thread-safe.
 *
 * <p>It is there for three things that HikariCP leaves open: connections can be opened ahead, several at a time; each
 * has run its first statement before anyone gets it; and a server that was away is found again soon.
 */
final class ConnectionSource extends AbstractDataSource implements AutoCloseable {

    /*
     * HikariCP opens connections on one thread, which rests longer after each failure, up to five seconds. So whoever
     * comes back after a failure is kept here while the server is away, and asks it often: the pool's thread has nothing
     * better to do, and its callers wait for the pool, not for this call. The first failure is passed on at once,
     * because HikariCP quotes it to callers that wait in vain; so is the first silence, and the attempt that met it goes
     * on and is what the pool gets when it asks again.
     */

    /** What is too long for an answer, but no reason yet to give the attempt up. */
    private static final long SILENCE_MILLIS = 500;

    /** The SQL state of a server that cannot be reached. */
    private static final String NO_CONNECTION = "08001";

    private final String name;

    private final HikariDataSource pool;

    private final FirstStatements firstStatements;

    private final Reachability reachability;

    private final AheadConnections ahead = new AheadConnections();

    private volatile @Nullable ConnectionTarget target;

    private volatile int loginSeconds;

    private ConnectionSource(
            String name, HikariDataSource pool, FirstStatements firstStatements, Reachability reachability) {
        this.name = name;
        this.pool = pool;
        this.firstStatements = firstStatements;
        this.reachability = reachability;
    }

    /**
     * Puts a source below a pool that has not started and takes its connections from PostgreSQL's driver by URL.
     *
     * @param firstStatements what each connection runs
     * @param reachability how long to ask a server that cannot be reached
     * @return null where the pool is of another kind, or another application context has put a source below it
     */
    static @Nullable ConnectionSource install(
            String name, HikariDataSource pool, FirstStatements firstStatements, Reachability reachability) {
        if (!isPostgres(pool) || pool.getHikariPoolMXBean() != null || of(pool) != null) {
            return null;
        }
        ConnectionSource source = new ConnectionSource(name, pool, firstStatements, reachability);
        try {
            source.target();
            pool.setDataSource(source);
        } catch (RuntimeException misconfigured) {
            // HikariCP finds the same fault when it starts, and has its own words for it.
            return null;
        }
        return source;
    }

    /** The source below a pool; null where it has none, or a copy of another pool's settings brought that one's. */
    static @Nullable ConnectionSource of(HikariDataSource pool) {
        return pool.getDataSource() instanceof ConnectionSource source && source.pool == pool ? source : null;
    }

    /** Whether a pool takes its connections from PostgreSQL's driver by URL. */
    static boolean isPostgres(HikariDataSource pool) {
        return pool.getJdbcUrl() != null
                && isPostgresUrl(pool.getJdbcUrl())
                && pool.getDataSourceClassName() == null
                && (pool.getDataSource() == null || pool.getDataSource() instanceof ConnectionSource);
    }

    static boolean isPostgresUrl(String url) {
        return url.startsWith("jdbc:postgresql:");
    }

    /** Begins to open connections that the pool will ask for; failures are met again by the pool's own attempt. */
    void openAhead(int count) {
        ConnectionTarget now = target();
        Credentials login;
        try {
            login = PoolCredentials.of(pool);
        } catch (RuntimeException failed) {
            // The pool asks the user's provider again, and tells of its failure
            logger.debug("Pool '" + name + "': no credentials to open connections ahead", failed);
            return;
        }
        String user = login.getUsername();
        String password = login.getPassword();
        List<Opening> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(new Opening(now, user, () -> open(now, user, password)));
        }
        ahead.begin(some, threadName());
    }

    /**
     * Prepares a pool for its callers before it starts: looks how the connections fare that are opened ahead, and lets
     * the pool start without one where the server is away, or silent. Not to be called while beans are created, which
     * are told sooner by a pool that fails at once.
     *
     * @throws SQLException if none of them could be opened
     */
    void awaitFirst() throws SQLException, InterruptedException {
        if (pool.getHikariPoolMXBean() != null) {
            return;
        }
        try {
            if (!ahead.await(SILENCE_MILLIS)) {
                startWithoutConnection();
            }
        } catch (SQLException failure) {
            if (Reachability.mayComeBack(failure)) {
                startWithoutConnection();
            }
            throw failure;
        }
    }

    private String threadName() {
        return "foundry-open-" + name;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(null, null);
    }

    @Override
    public Connection getConnection(@Nullable String username, @Nullable String password) throws SQLException {
        try {
            return reachability.persist(() -> attempt(username, password), this::isOver);
        } catch (SQLException failure) {
            if (Reachability.mayComeBack(failure)) {
                startWithoutConnection();
            }
            throw failure;
        }
    }

    /** A source that is closed opens nothing ahead, but its pool may outlive whoever put it there. */
    private boolean isOver() {
        return pool.isClosed() || Thread.currentThread().isInterrupted();
    }

    /**
     * A pool that has not started lets its callers in one after the other, and keeps each for a second after it failed;
     * so where the server is away or silent, they are better off in a pool that has started.
     */
    private void startWithoutConnection() {
        if (!reachability.waitsAtStart()
                && pool.getHikariPoolMXBean() == null
                && pool.getInitializationFailTimeout() == PoolCustomizer.FAILS_AT_ONCE) {
            pool.setInitializationFailTimeout(-1);
        }
    }

    private Connection attempt(@Nullable String username, @Nullable String password) throws SQLException {
        ConnectionTarget now = target();
        boolean tellsSoon = reachability.isNews();
        long millis = tellsSoon
                ? Math.min(SILENCE_MILLIS, now.loginMillis() / 2)
                : now.loginMillis() + firstStatements.longestMillis();
        Opening opening = ahead.poll(now, username);
        if (opening == null) {
            opening = new Opening(now, username, () -> open(now, username, password));
        }
        opening.begin(threadName());
        try {
            return opening.await(millis, this::isOver);
        } catch (TimeoutException silence) {
            if (tellsSoon && !isOver()) {
                ahead.leave(opening);
            } else {
                opening.abandon();
            }
            throw new SQLTransientConnectionException(
                    now.server() + " did not answer within " + millis + " ms", NO_CONNECTION);
        } catch (SQLException failure) {
            if (ahead.isEmpty() || isOver()) {
                throw failure;
            }
            // Another one may have found the last room that the server had.
            return attempt(username, password);
        }
    }

    private Connection open(ConnectionTarget now, @Nullable String username, @Nullable String password)
            throws SQLException {
        Connection connection = now.connect(username, password);
        try {
            firstStatements.run(connection);
            now.release(connection);
            return connection;
        } catch (SQLException | RuntimeException | Error failure) {
            try (connection) {
                throw failure;
            }
        }
    }

    /** How many connections are open and only wait for the pool to ask for them, which takes no time. */
    int openAhead() {
        return ahead.open();
    }

    /** What the server lets this pool do; null where nobody asked, or could not. */
    @Nullable
    ServerLimits serverLimits() {
        return firstStatements.serverLimits();
    }

    /** The pool's settings may be changed until it starts. */
    private ConnectionTarget target() {
        ConnectionTarget last = target;
        if (last != null && last.isOf(pool)) {
            return last;
        }
        ConnectionTarget now = ConnectionTarget.of(pool);
        target = now;
        return now;
    }

    /** Closes what was opened ahead and not asked for, also what is still on its way. */
    @Override
    public void close() {
        ahead.close();
    }

    /** HikariCP's, which also is how long it waits for an attempt when it closes; a login has a limit of its own. */
    @Override
    public void setLoginTimeout(int seconds) {
        loginSeconds = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginSeconds;
    }

    /** Without the URL, which may hold a password; HikariCP logs it. */
    @Override
    public String toString() {
        return "connections of pool '" + name + "'";
    }
}
