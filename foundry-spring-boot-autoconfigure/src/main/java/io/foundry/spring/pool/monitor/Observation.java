package io.foundry.spring.pool.monitor;

import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.metrics.PoolStats;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that belongs to one pool from its start to its end. {@link #tick} belongs to one thread at a time. */
final class Observation {

    final String poolName;

    final PoolStats stats;

    final OpenBorrows open;

    final MonitoringTracker tracker;

    final @Nullable PoolFigures figures;

    final @Nullable HolderLooks looks;

    private final VanishedBorrows vanished;

    private long tickNanos;

    Observation(PoolMonitor monitor, PoolMonitors.Settings settings, String poolName, PoolStats stats) {
        long now = settings.clock().getAsLong();
        long interval = settings.interval().toNanos();
        CallSites sites = new CallSites(settings.basePackages());
        this.poolName = poolName;
        this.stats = stats;
        this.open = new OpenBorrows();
        this.figures = settings.figures() ? new PoolFigures(now, interval) : null;
        this.looks = settings.heldIdle()
                ? new HolderLooks(
                        open,
                        new HolderStack(sites, DriverPackage.of(monitor.pool())),
                        settings.leakAfter().toNanos())
                : null;
        this.tracker = new MonitoringTracker(
                settings.clock(), open, figures, settings.heldIdle() ? sites : null, monitor::closed);
        this.vanished = new VanishedBorrows(open);
        this.tickNanos = now;
    }

    void tick(HikariPoolMXBean pool, long now) {
        open.releaseEndedThreads();
        List<OpenBorrows.Held> before = open.held();
        int active = pool.getActiveConnections();
        int waiting = pool.getThreadsAwaitingConnection();
        List<OpenBorrows.Held> held = vanished.tick(before, active) > 0 ? open.held() : before;
        if (figures != null) {
            figures.tick(now, active, waiting, held);
        }
        if (looks != null) {
            looks.look(held, now, now - tickNanos, waiting > 0 && pool.getIdleConnections() == 0);
        }
        tickNanos = now;
    }
}
