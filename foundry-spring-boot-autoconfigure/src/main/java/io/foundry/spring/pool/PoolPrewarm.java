package io.foundry.spring.pool;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool;
import io.foundry.spring.config.FoundryProperties;
import io.foundry.spring.config.TrainingRun;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;

/**
 * Starts each pool beside the rest of the start, and holds readiness back until its idle connections are open.
 *
 * <p>A server that cannot be reached does not stop the application unless the user wants it to: that is left to whoever
 * needs the database at start, such as a migration. It is logged in one line, and shown at the endpoint.
 */
public final class PoolPrewarm implements SmartInitializingSingleton, ApplicationRunner, Ordered, DisposableBean {

    /*
     * HikariCP fills a pool by itself once it has been asked for its first connection, one connection after the other
     * on a thread of its own. Asking early and waiting late is all that is done here: no connection is taken away from
     * the application, and no setting of the pool is touched. Pools on PostgreSQL find connections that were opened
     * ahead, so that the one after the other costs no time. Pools are started when all singletons are there, because a
     * pool that has started accepts no other URL.
     *
     * Runners come before Boot's readiness state turns to "accepting traffic" and after the web server listens; this
     * one comes last, so the wait delays nothing but that state.
     */

    private static final Log logger = LogFactory.getLog(PoolPrewarm.class);

    private static final long POLL_MILLIS = 5;

    private static final long GOODBYE_MILLIS = 500;

    private static final long PROGRESS_MILLIS = 2_000;

    private final Pools pools;

    private final Duration timeout;

    private final Set<String> excluded;

    private final boolean mustReach;

    private final boolean warms;

    private boolean begun;

    private final Map<String, PrewarmReport> reports = new ConcurrentHashMap<>();

    private final List<Thread> threads = new ArrayList<>();

    /**
     * Creates a prewarm that has not begun.
     *
     * @param pools the pools to warm
     * @param properties how long readiness is held back, which pools are left alone, and what an unreachable server
     *     means
     */
    public PoolPrewarm(Pools pools, PoolProperties properties) {
        this.pools = pools;
        this.timeout = properties.prewarmTimeout();
        this.excluded = Set.copyOf(properties.exclude());
        this.mustReach = properties.unreachable() != PoolProperties.Unreachable.CONTINUE;
        this.warms = properties.prewarm();
    }

    /**
     * Begins, on a daemon thread for each pool.
     *
     * @throws DatabaseUnreachableException if a pool gets no connection and the user wants that to end the start
     */
    @Override
    public void afterSingletonsInstantiated() {
        if (!TrainingRun.isOne()) {
            begin();
        }
    }

    private void begin() {
        begun = true;
        pools.byBeanName().forEach((name, pool) -> {
            if (excluded.contains(name)) {
                return;
            }
            if (mustReach) {
                reach(name, pool);
            }
            int wanted = wanted(pool);
            if (warms && wanted > 0) {
                Thread thread = new Thread(() -> warm(name, pool, wanted), "foundry-prewarm-" + name);
                thread.setDaemon(true);
                reports.put(name, new PrewarmReport(PrewarmReport.State.RUNNING, wanted, 0, 0, null));
                threads.add(thread);
                thread.start();
            }
        });
    }

    private void openAhead() {
        pools.byBeanName().forEach((name, pool) -> {
            ConnectionSource source = ConnectionSource.of(pool);
            if (warms && source != null && pool.getHikariPoolMXBean() == null && !excluded.contains(name)) {
                source.openAhead(wanted(pool));
            }
        });
    }

    private static void reach(String name, HikariDataSource pool) {
        try {
            pool.getConnection().close();
        } catch (SQLException unreachable) {
            throw new DatabaseUnreachableException(name, unreachable);
        }
    }

    /** How many connections a pool is to have open, before it has started as well. */
    static int wanted(HikariDataSource pool) {
        int minIdle = pool.getMinimumIdle();
        int maxSize = pool.getMaximumPoolSize();
        // Both are -1 until the pool has started and has put its own defaults in.
        int size = maxSize < 0 ? 10 : maxSize;
        return minIdle < 0 ? size : Math.min(minIdle, size);
    }

    private void warm(String name, HikariDataSource pool, int wanted) {
        long start = System.nanoTime();
        PrewarmReport.State state = PrewarmReport.State.CANCELLED;
        String failure = null;
        try {
            ConnectionSource source = ConnectionSource.of(pool);
            if (source != null) {
                source.awaitFirst();
            }
            // Starts the pool; its own thread opens the rest.
            pool.getConnection().close();
            state = awaitOpen(name, pool, wanted, start);
        } catch (SQLException unreachable) {
            if (!Thread.interrupted() && !pool.isClosed()) {
                state = PrewarmReport.State.FAILED;
                failure = unreachable.getClass().getSimpleName() + ", SQL state " + unreachable.getSQLState();
                logger.warn("Pool '" + name + "' could not open a connection at start (" + failure
                        + "); it will try again when one is asked for");
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | LinkageError misconfigured) {
            state = PrewarmReport.State.FAILED;
            failure = misconfigured.getClass().getSimpleName();
            logger.warn("Pool '" + name + "' could not be started (" + failure + ")");
        }
        PrewarmReport report = report(state, wanted, pool, start, failure);
        reports.put(name, report);
        if (state == PrewarmReport.State.WARM) {
            logger.info("Pool '" + name + "' is warm: " + report.open() + " connections open, " + report.tookMillis()
                    + " ms after it was started");
        }
        shutDownIfLate(pool);
    }

    /** HikariCP rests after each connection that it takes, unless someone waits for one; nobody has to wait for that. */
    private static int openAhead(HikariDataSource pool) {
        ConnectionSource source = ConnectionSource.of(pool);
        return source == null ? 0 : source.openAhead();
    }

    private PrewarmReport.State awaitOpen(String name, HikariDataSource pool, int wanted, long start)
            throws InterruptedException {
        HikariPoolMXBean live = pool.getHikariPoolMXBean();
        while (live.getTotalConnections() + openAhead(pool) < wanted) {
            if (pool.isClosed()) {
                return PrewarmReport.State.CANCELLED;
            }
            if (System.nanoTime() - start > timeout.toNanos()) {
                return PrewarmReport.State.INCOMPLETE;
            }
            reports.put(name, report(PrewarmReport.State.RUNNING, wanted, pool, start, null));
            Thread.sleep(POLL_MILLIS);
        }
        return PrewarmReport.State.WARM;
    }

    /** A DataSource that is closed while its pool is being started does not know of the pool, which then lives on. */
    private static void shutDownIfLate(HikariDataSource pool) {
        if (pool.isClosed() && pool.getHikariPoolMXBean() instanceof HikariPool orphan) {
            try {
                orphan.shutdown();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static PrewarmReport report(
            PrewarmReport.State state, int wanted, HikariDataSource pool, long start, @Nullable String failure) {
        HikariPoolMXBean live = pool.getHikariPoolMXBean();
        int open = live == null || pool.isClosed() ? 0 : Math.min(wanted, live.getTotalConnections() + openAhead(pool));
        return new PrewarmReport(
                state, wanted, open, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), failure);
    }

    /**
     * Waits until all pools are warm, for the configured time at most. A process that goes on after its checkpoint was
     * restored begins only here, because the checkpoint comes before.
     *
     * @throws DatabaseUnreachableException if it begins here, a pool gets no connection and the user wants that to end
     *     the start
     */
    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        if (!begun) {
            openAhead();
            begin();
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        for (Thread thread : threads) {
            for (long left = left(deadline); left > 0 && thread.isAlive(); left = left(deadline)) {
                thread.join(Math.min(left, PROGRESS_MILLIS));
                if (thread.isAlive() && left > PROGRESS_MILLIS) {
                    logger.info("Waiting for connections before traffic is accepted: " + progress());
                }
            }
            if (thread.isAlive()) {
                logger.warn("Not all connections are open after " + FoundryProperties.readable(timeout)
                        + " (foundry.pool.prewarm-timeout); the application accepts traffic all the same");
                return;
            }
        }
    }

    private static long left(long deadline) {
        return TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }

    private String progress() {
        return reports.entrySet().stream()
                .map(entry -> "'" + entry.getKey() + "' " + entry.getValue().open() + " of "
                        + entry.getValue().wanted())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    /**
     * How far a pool has come.
     *
     * @param pool the bean name of the pool
     * @return its report, null where it was not to be warmed
     */
    public @Nullable PrewarmReport report(String pool) {
        return reports.get(pool);
    }

    /** Ends what still runs, and waits for it a little, so that it does not outlive its pools. */
    @Override
    public void destroy() throws InterruptedException {
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            thread.join(GOODBYE_MILLIS);
        }
    }
}
