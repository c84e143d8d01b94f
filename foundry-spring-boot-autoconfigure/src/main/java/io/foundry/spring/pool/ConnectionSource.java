package io.foundry.spring.pool;

import com.zaxxer.hikari.HikariDataSource;
import io.foundry.spring.pool.advisor.ServerLimits;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
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
     * because HikariCP quotes it to callers that wait in vain.
     */

    private static final int MOST_THREADS = 8;

    private final String name;

    private final HikariDataSource pool;

    private final FirstStatements firstStatements;

    private final Reachability reachability;

    private final Queue<CompletableFuture<Ahead>> ahead = new ConcurrentLinkedQueue<>();

    private volatile @Nullable ConnectionTarget target;

    private volatile boolean closed;

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
     * @return null where the pool is of another kind
     */
    static @Nullable ConnectionSource install(
            String name, HikariDataSource pool, FirstStatements firstStatements, Reachability reachability) {
        if (!isPostgres(pool) || pool.getHikariPoolMXBean() != null) {
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

    /** Whether a pool takes its connections from PostgreSQL's driver by URL. */
    static boolean isPostgres(HikariDataSource pool) {
        return pool.getJdbcUrl() != null
                && pool.getJdbcUrl().startsWith("jdbc:postgresql:")
                && pool.getDataSourceClassName() == null
                && (pool.getDataSource() == null || pool.getDataSource() instanceof ConnectionSource);
    }

    /** Begins to open connections that the pool will ask for; failures are met again by the pool's own attempt. */
    void openAhead(int count) {
        Queue<CompletableFuture<Ahead>> tasks = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < count; i++) {
            CompletableFuture<Ahead> task = new CompletableFuture<>();
            tasks.add(task);
            ahead.add(task);
        }
        for (int i = 0; i < Math.min(count, MOST_THREADS); i++) {
            Thread thread = new Thread(() -> openAll(tasks), "foundry-open-" + name + "-" + i);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void openAll(Queue<CompletableFuture<Ahead>> tasks) {
        for (CompletableFuture<Ahead> task = tasks.poll(); task != null; task = tasks.poll()) {
            try {
                ConnectionTarget now = target();
                task.complete(new Ahead(now, open(now, pool.getUsername(), pool.getPassword())));
            } catch (SQLException | RuntimeException | Error failure) {
                task.completeExceptionally(failure);
            }
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return getConnection(null, null);
    }

    @Override
    public Connection getConnection(@Nullable String username, @Nullable String password) throws SQLException {
        ConnectionTarget now = target();
        Connection opened = openedAhead(now);
        return opened != null ? opened : reachability.persist(() -> open(now, username, password), this::isOver);
    }

    private boolean isOver() {
        return closed || pool.isClosed() || Thread.currentThread().isInterrupted();
    }

    /** One that is there or on its way; null if there is none, or it is none any more. */
    private @Nullable Connection openedAhead(ConnectionTarget now) throws SQLException {
        for (CompletableFuture<Ahead> next = ahead.poll(); next != null; next = ahead.poll()) {
            try {
                Ahead opened = next.get();
                if (opened.target() == now && !opened.connection().isClosed()) {
                    reachability.reached();
                    return opened.connection();
                }
                close(opened.connection());
            } catch (ExecutionException failed) {
                // The server may have come up since; the pool's own attempt says what is wrong now.
            } catch (InterruptedException interrupted) {
                closeOnceOpen(next);
                Thread.currentThread().interrupt();
                throw new SQLException("Interrupted while connections were being opened", interrupted);
            }
        }
        return null;
    }

    private Connection open(ConnectionTarget now, @Nullable String username, @Nullable String password)
            throws SQLException {
        Connection connection = now.connect(username, password);
        try {
            firstStatements.run(connection);
            return connection;
        } catch (SQLException | RuntimeException | Error failure) {
            try (connection) {
                throw failure;
            }
        }
    }

    /** A new connection that nothing was done with yet, as an application without a pool has it; the caller's own. */
    Connection openCold() throws SQLException {
        return target().connect(pool.getUsername(), pool.getPassword());
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
        closed = true;
        for (CompletableFuture<Ahead> next = ahead.poll(); next != null; next = ahead.poll()) {
            closeOnceOpen(next);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // It fails only where there is nothing to close
    private static void closeOnceOpen(CompletableFuture<Ahead> task) {
        task.thenAccept(opened -> close(opened.connection()));
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException alreadyGone) {
            // There is nobody left to tell.
        }
    }

    @Override
    public void setLoginTimeout(int seconds) {
        DriverManager.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() {
        return DriverManager.getLoginTimeout();
    }

    /** Without the URL, which may hold a password; HikariCP logs it. */
    @Override
    public String toString() {
        return "connections of pool '" + name + "'";
    }

    private record Ahead(ConnectionTarget target, Connection connection) {}
}
