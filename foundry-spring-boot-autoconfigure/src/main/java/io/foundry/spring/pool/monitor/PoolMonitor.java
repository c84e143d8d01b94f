package io.foundry.spring.pool.monitor;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.PoolStats;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one pool: figures, and who holds its connections.
 *
 * <p>Thread-safe. Owned by {@link PoolMonitors}, which forgets it when the pool is closed; it goes on answering to those
 * who keep it.
 */
public final class PoolMonitor {

    private final String beanName;

    private final HikariDataSource pool;

    private final PoolMonitors.Settings settings;

    private final Runnable onStart;

    private final Consumer<PoolMonitor> onClose;

    private final List<Consumer<String>> startListeners = new ArrayList<>();

    private final List<Runnable> stopListeners = new ArrayList<>();

    private volatile @Nullable String notObservedBecause;

    private volatile @Nullable Observation observation;

    private volatile boolean running;

    private @Nullable MetricsTrackerFactory delegate;

    private final MetricsTrackerFactory own = this::started;

    PoolMonitor(
            String beanName,
            HikariDataSource pool,
            PoolMonitors.Settings settings,
            Runnable onStart,
            Consumer<PoolMonitor> onClose) {
        this.beanName = beanName;
        this.pool = pool;
        this.settings = settings;
        this.onStart = onStart;
        this.onClose = onClose;
    }

    /** Becomes the pool's tracker, unless it has one. */
    void observe() {
        if (!settings.figures() && !settings.heldIdle()) {
            notObservedBecause = "switched off";
        } else if (pool.getMetricsTrackerFactory() != null || pool.getMetricRegistry() != null) {
            notObservedBecause = "the application has set a metrics tracker or registry of its own";
        } else if (pool.getHikariPoolMXBean() != null || pool.isClosed()) {
            notObservedBecause = "the pool was started before it could be watched";
        } else {
            try {
                pool.setMetricsTrackerFactory(own);
            } catch (IllegalStateException startedMeanwhile) {
                notObservedBecause = "the pool took no tracker: " + startedMeanwhile.getMessage();
            }
        }
    }

    private IMetricsTracker started(String poolName, PoolStats stats) {
        Observation now = new Observation(this, settings, poolName, stats);
        List<Consumer<String>> listeners;
        synchronized (this) {
            if (delegate != null) {
                now.tracker.delegate(delegate.create(poolName, stats));
            }
            observation = now;
            running = true;
            listeners = List.copyOf(startListeners);
        }
        listeners.forEach(each -> each.accept(poolName));
        onStart.run();
        return now.tracker;
    }

    /** The pool was closed. */
    void closed() {
        stopped();
        onClose.accept(this);
    }

    private void stopped() {
        List<Runnable> listeners;
        synchronized (this) {
            running = false;
            listeners = List.copyOf(stopListeners);
            stopListeners.clear();
        }
        listeners.forEach(Runnable::run);
    }

    /** Looks at the pool, if it is there. */
    void tick() {
        Observation now = observation;
        HikariPoolMXBean live = pool.getHikariPoolMXBean();
        if (now != null && running && live != null) {
            now.tick(live, settings.clock().getAsLong());
        }
    }

    boolean isRunning() {
        return running;
    }

    /** Stops counting; the delegate goes on. */
    void switchOff() {
        Observation now = observation;
        if (now != null) {
            now.tracker.switchOff();
        }
        stopped();
    }

    /** Calls with the pool's name, which it may get when it starts; at once, or then. */
    void whenStarted(Consumer<String> listener) {
        Observation now;
        synchronized (this) {
            now = observation;
            startListeners.add(listener);
        }
        if (now != null) {
            listener.accept(now.poolName);
        }
    }

    synchronized void whenStopped(Runnable listener) {
        stopListeners.add(listener);
    }

    @Nullable
    Observation observation() {
        return observation;
    }

    /** Returns the name of the DataSource bean. */
    public String beanName() {
        return beanName;
    }

    /** Returns the pool. */
    public HikariDataSource pool() {
        return pool;
    }

    /** Returns why this pool is not observed, or null if it is. */
    public @Nullable String notObservedBecause() {
        String because = notObservedBecause;
        return because == null && observation == null && pool.getMetricsTrackerFactory() != own
                ? "the metrics tracker was replaced before the pool started"
                : because;
    }

    /**
     * Runs something on the pool that is no traffic of the application's. One thread at a time.
     *
     * @param work borrows and gives back on this thread
     * @return what the work returns
     */
    public long unobserved(Work work) throws SQLException {
        Observation now = observation;
        if (now == null) {
            return work.run();
        }
        now.tracker.ignore(Thread.currentThread());
        try {
            return work.run();
        } finally {
            now.tracker.ignore(null);
        }
    }

    /** Something that is done with a connection. */
    public interface Work {

        /**
         * Does it.
         *
         * @return any number
         */
        long run() throws SQLException;
    }

    /** Returns the finished windows of the last hour that had traffic, oldest first. */
    public List<PoolWindow> windows() {
        Observation now = observation;
        return now == null || now.figures == null ? List.of() : now.figures.windows();
    }

    /**
     * Returns those of the windows that ended within a time before now, oldest first.
     *
     * @param last how far to look back; up to an hour
     */
    public List<PoolWindow> windowsOfLast(Duration last) {
        Observation now = observation;
        return now == null || now.figures == null
                ? List.of()
                : now.figures.windowsSince(settings.clock().getAsLong() - last.toNanos());
    }

    /** Returns the sums since the pool started; null before, and where figures are switched off. */
    public @Nullable PoolTotals totals() {
        Observation now = observation;
        return now == null || now.figures == null ? null : now.figures.totals();
    }

    /** Returns what was seen of connections held idle; null before the start, and where it is switched off. */
    public @Nullable HeldIdleReport heldIdle() {
        Observation now = observation;
        return now == null || now.looks == null
                ? null
                : now.looks.report(settings.clock().getAsLong());
    }

    /** Returns the ten connections that are out for longest, oldest first; their holders are looked at for it. */
    public List<Holder> holders() {
        Observation now = observation;
        return now == null || now.looks == null
                ? List.of()
                : now.looks.holders(settings.clock().getAsLong());
    }

    /** Returns the connections that are suspected to be leaked as of the last look, oldest first. */
    public List<Holder> suspectedLeaks() {
        Observation now = observation;
        return now == null || now.looks == null
                ? List.of()
                : now.looks.suspectedLeaks(settings.clock().getAsLong());
    }

    /**
     * Makes a tracker of another factory hear all that the pool reports: from now on, or from the pool's start. The
     * tracker is closed with the pool. Nothing happens where this pool is not observed, or has been closed.
     *
     * @param factory only the first counts
     */
    public synchronized void delegate(MetricsTrackerFactory factory) {
        Observation now = observation;
        if (delegate != null || notObservedBecause() != null) {
            return;
        }
        delegate = factory;
        if (now != null && running) {
            now.tracker.delegate(factory.create(now.poolName, now.stats));
        }
    }
}
