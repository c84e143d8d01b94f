package io.foundry.spring.pool.monitor;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The monitors of the application's pools. */
public final class PoolMonitors implements AutoCloseable {

    private final List<PoolMonitor> monitors = new ArrayList<>();

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
            boolean figures, boolean heldIdle, Duration interval, Duration leakAfter, List<String> basePackages) {}

    /**
     * Watches a pool that has not started.
     *
     * @param beanName the name of its bean
     * @param pool the pool
     * @return its monitor, which says so if it does not observe it; the same for the same pool
     */
    public synchronized PoolMonitor watch(String beanName, HikariDataSource pool) {
        PoolMonitor monitor = new PoolMonitor(beanName, pool, null);
        monitors.add(monitor);
        return monitor;
    }

    /** Returns the monitors in the order in which their pools were watched. */
    public synchronized List<PoolMonitor> monitors() {
        return List.copyOf(monitors);
    }

    /** Stops looking. */
    @Override
    public void close() {}
}
