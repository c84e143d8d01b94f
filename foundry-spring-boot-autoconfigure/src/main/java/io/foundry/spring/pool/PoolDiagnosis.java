package io.foundry.spring.pool;

import com.zaxxer.hikari.HikariDataSource;
import io.foundry.lazy.Lazy;
import io.foundry.spring.feature.Problem;
import io.foundry.spring.pool.advisor.Advice;
import io.foundry.spring.pool.advisor.AdvisorSettings;
import io.foundry.spring.pool.advisor.HeldIdleFigures;
import io.foundry.spring.pool.advisor.Platform;
import io.foundry.spring.pool.advisor.PoolAdvisor;
import io.foundry.spring.pool.advisor.PoolFacts;
import io.foundry.spring.pool.advisor.PoolProblems;
import io.foundry.spring.pool.advisor.PoolState;
import io.foundry.spring.pool.advisor.ServerLimits;
import io.foundry.spring.pool.monitor.HeldIdleReport;
import io.foundry.spring.pool.monitor.Holder;
import io.foundry.spring.pool.monitor.HolderState;
import io.foundry.spring.pool.monitor.PoolMonitor;
import io.foundry.spring.pool.monitor.PoolMonitors;
import io.foundry.spring.pool.monitor.PoolWindow;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Brings together what is known of a pool, for the advisor. Thread-safe. */
final class PoolDiagnosis {

    private final PoolCustomizer customizer;

    private final PoolMonitors monitors;

    private final PoolProperties.Advisor properties;

    private final AdvisorSettings settings;

    /** Made when it is needed: it reads a file. */
    private final Lazy<Platform> platform;

    PoolDiagnosis(
            PoolCustomizer customizer,
            PoolMonitors monitors,
            PoolProperties.Advisor properties,
            boolean virtualThreads) {
        this.customizer = customizer;
        this.monitors = monitors;
        this.properties = properties;
        this.settings =
                new AdvisorSettings(properties.waitTarget(), properties.replicas(), properties.proxyIdleTimeout());
        this.platform = Lazy.of(() -> Platform.current(virtualThreads));
    }

    /** The monitor of a pool; null where it is left alone. */
    @Nullable
    PoolMonitor monitor(HikariDataSource pool) {
        for (PoolMonitor monitor : monitors.monitors()) {
            if (monitor.pool() == pool) {
                return monitor;
            }
        }
        return null;
    }

    /** What the server lets the pool do; null where it was not asked. */
    @Nullable
    ServerLimits server(HikariDataSource pool) {
        ConnectionSource source = customizer.source(pool);
        return source == null ? null : source.serverLimits();
    }

    /** Advice on the pool's size; null where that is switched off or the pool is not watched. */
    @Nullable
    Advice advice(String name, HikariDataSource pool) {
        PoolMonitor monitor = monitor(pool);
        return monitor == null || !properties.enabled()
                ? null
                : advice(state(name, pool), monitor, monitor.windows(), server(pool));
    }

    private @Nullable Advice advice(
            PoolState state, PoolMonitor monitor, List<PoolWindow> windows, @Nullable ServerLimits server) {
        return monitor.notObservedBecause() == null ? new PoolAdvisor(settings).advise(state, windows, server) : null;
    }

    List<Problem> problems(String name, HikariDataSource pool) {
        PoolMonitor monitor = monitor(pool);
        if (monitor == null || !properties.enabled()) {
            return List.of();
        }
        PoolState state = state(name, pool);
        List<PoolWindow> windows = monitor.windows();
        ServerLimits server = server(pool);
        HeldIdleReport heldIdle = monitor.heldIdle();
        return PoolProblems.of(new PoolFacts(
                state,
                settings,
                windows,
                monitor.windowsOfLast(PoolProblems.RECENT),
                advice(state, monitor, windows, server),
                server,
                heldIdle == null ? null : figures(heldIdle),
                monitor.suspectedLeaks().stream().map(PoolDiagnosis::line).toList(),
                heldIdle == null ? List.of() : nested(heldIdle),
                platform.get()));
    }

    private static PoolState state(String name, HikariDataSource pool) {
        return new PoolState(
                name,
                pool.getMaximumPoolSize(),
                pool.getMinimumIdle() < 0 ? pool.getMaximumPoolSize() : pool.getMinimumIdle(),
                pool.getConnectionTimeout(),
                pool.getValidationTimeout(),
                pool.getIdleTimeout(),
                pool.getMaxLifetime(),
                pool.getKeepaliveTime());
    }

    private static HeldIdleFigures figures(HeldIdleReport report) {
        String top = report.sites().stream()
                .filter(site -> site.state() == HolderState.HELD_IDLE)
                .map(HeldIdleReport.Site::at)
                .findFirst()
                .orElse(null);
        return new HeldIdleFigures(report.heldIdleSeconds(), report.inUseSeconds(), top);
    }

    private static List<String> nested(HeldIdleReport report) {
        return report.recentNestedBorrows().stream()
                .map(site -> site.borrowedAt() == null
                        ? site.at()
                        : site.at() + ", holding one that was borrowed at " + site.borrowedAt())
                .toList();
    }

    private static String line(Holder holder) {
        return String.format(Locale.ROOT, "%.0f s by thread '%s'", holder.ageSeconds(), holder.thread())
                + (holder.borrowedAt() == null ? "" : ", borrowed at " + holder.borrowedAt())
                + (holder.nowAt() == null ? "" : ", which is now at " + holder.nowAt());
    }
}
