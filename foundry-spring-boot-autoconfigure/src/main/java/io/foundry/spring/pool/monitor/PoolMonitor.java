package io.foundry.spring.pool.monitor;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one pool: figures, and who holds its connections.
 *
 * <p>Thread-safe. Owned by {@link PoolMonitors}; it goes on answering after the pool was closed.
 */
public final class PoolMonitor {

    private final String beanName;

    private final HikariDataSource pool;

    private final @Nullable String notObservedBecause;

    PoolMonitor(String beanName, HikariDataSource pool, @Nullable String notObservedBecause) {
        this.beanName = beanName;
        this.pool = pool;
        this.notObservedBecause = notObservedBecause;
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
        return notObservedBecause;
    }

    /** Returns the finished windows of the last hour that had traffic, oldest first. */
    public List<PoolWindow> windows() {
        return List.of();
    }

    /** Returns the sums since the pool started; null before, and where figures are switched off. */
    public @Nullable PoolTotals totals() {
        return null;
    }

    /** Returns what was seen of connections held idle; null before the start, and where it is switched off. */
    public @Nullable HeldIdleReport heldIdle() {
        return null;
    }

    /** Returns the ten connections that are out for longest, oldest first. */
    public List<Holder> holders() {
        return List.of();
    }

    /** Returns the connections that are suspected to be leaked, oldest first. */
    public List<Holder> suspectedLeaks() {
        return List.of();
    }

    /**
     * Makes a tracker of another factory hear all that the pool reports; at once, or when the pool starts.
     *
     * @param factory only the first counts
     */
    public void delegate(MetricsTrackerFactory factory) {}
}
