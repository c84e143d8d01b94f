package io.foundry.spring.pool.monitor;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The monitors of the application's pools, and the one thread that looks at all of them.
 *
 * <p>Thread-safe. A monitor is forgotten when its pool is closed. The thread is a daemon; it runs while a watched pool does. Whoever creates this closes it; pools are
 * not closed with it, and what listens to them through {@link PoolMonitor#delegate} goes on.
 */
public final class PoolMonitors implements AutoCloseable {

    private final Settings settings;

    private final @Nullable Ticker ticker;

    private final List<PoolMonitor> monitors = new ArrayList<>();

    private final List<Consumer<PoolMonitor>> listeners = new ArrayList<>();

    /** What the user chose, and the clock, in nanoseconds like {@link System#nanoTime}. */
    record Settings(
            boolean figures,
            boolean heldIdle,
            Duration interval,
            Duration leakAfter,
            List<String> basePackages,
            LongSupplier clock) {}

    /**
     * Creates monitors for no pool yet.
     *
     * @param figures whether windows and totals are kept
     * @param heldIdle whether holders of connections are looked at
     * @param interval time between two looks
     * @param leakAfter time without a call of JDBC after which a connection is a suspected leak
     * @param basePackages packages of the application; may be empty
     */
    public PoolMonitors(
            boolean figures, boolean heldIdle, Duration interval, Duration leakAfter, List<String> basePackages) {
        this.settings =
                new Settings(figures, heldIdle, interval, leakAfter, List.copyOf(basePackages), System::nanoTime);
        this.ticker = new Ticker(interval, this::tick);
    }

    /** Creates monitors that look only when they are told to. */
    PoolMonitors(Settings settings) {
        this.settings = settings;
        this.ticker = null;
    }

    /**
     * Watches a pool that has not started. The pool keeps a metrics tracker or registry that it has.
     *
     * @param beanName the name of its bean
     * @param pool the pool
     * @return its monitor, which says so if it does not observe it; the same for the same pool
     */
    public PoolMonitor watch(String beanName, HikariDataSource pool) {
        PoolMonitor monitor;
        List<Consumer<PoolMonitor>> told;
        synchronized (this) {
            for (PoolMonitor known : monitors) {
                if (known.pool() == pool) {
                    return known;
                }
            }
            monitor = new PoolMonitor(beanName, pool, settings, this::started, this::closed);
            monitor.observe();
            monitors.add(monitor);
            told = List.copyOf(listeners);
        }
        told.forEach(each -> each.accept(monitor));
        return monitor;
    }

    /** Calls for each pool that is watched, and each that will be. */
    void forEach(Consumer<PoolMonitor> listener) {
        List<PoolMonitor> known;
        synchronized (this) {
            listeners.add(listener);
            known = List.copyOf(monitors);
        }
        known.forEach(listener);
    }

    private synchronized void closed(PoolMonitor monitor) {
        monitors.remove(monitor);
    }

    private void started() {
        if (ticker != null) {
            ticker.start();
        }
    }

    /** Looks at each pool once; false if none is running any more. */
    boolean tick() {
        boolean running = false;
        for (PoolMonitor monitor : monitors()) {
            monitor.tick();
            running |= monitor.isRunning();
        }
        return running;
    }

    /** Returns the monitors of pools that are not closed, in the order in which those were watched. */
    public synchronized List<PoolMonitor> monitors() {
        return List.copyOf(monitors);
    }

    /** Stops looking and counting, for good. */
    @Override
    public void close() {
        if (ticker != null) {
            ticker.close();
        }
        monitors().forEach(PoolMonitor::switchOff);
    }
}
