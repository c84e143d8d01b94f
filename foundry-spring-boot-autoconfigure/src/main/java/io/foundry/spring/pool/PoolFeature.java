package io.foundry.spring.pool;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.foundry.spring.feature.FoundryFeature;
import io.foundry.spring.feature.Problem;
import io.foundry.spring.feature.Workload;
import io.foundry.spring.pool.monitor.HeldIdleReport;
import io.foundry.spring.pool.monitor.PoolMonitor;
import io.foundry.spring.pool.monitor.PoolMonitors;
import io.foundry.spring.pool.monitor.PoolTotals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Shows each pool as HikariCP reports it at the moment of the call. */
public final class PoolFeature implements FoundryFeature {

    private final Pools pools;

    private final PoolCustomizer customizer;

    private final @Nullable PoolPrewarm prewarm;

    private final PoolSettings settings;

    private final PoolDiagnosis diagnosis;

    /**
     * Creates a view of the pools.
     *
     * @param pools the pools to show
     * @param customizer knows what was set in them
     * @param prewarm null where it is switched off
     * @param monitors know what the pools do
     * @param properties what advice has to be good for
     * @param context knows where properties come from
     */
    public PoolFeature(
            Pools pools,
            PoolCustomizer customizer,
            @Nullable PoolPrewarm prewarm,
            PoolMonitors monitors,
            PoolProperties properties,
            ApplicationContext context) {
        this.pools = pools;
        this.customizer = customizer;
        this.prewarm = prewarm;
        this.settings = new PoolSettings(context);
        this.diagnosis = new PoolDiagnosis(
                customizer,
                monitors,
                properties.advisor(),
                context.getEnvironment().getProperty("spring.threads.virtual.enabled", boolean.class, false));
    }

    @Override
    public String name() {
        return "pool";
    }

    @Override
    public Map<String, Object> figures() {
        return dataSources(this::live);
    }

    @Override
    public Map<String, Object> details() {
        return dataSources((name, pool) -> {
            Map<String, Object> figures = live(name, pool);
            figures.put("settings", settings.pool(name, pool));
            if (ConnectionSource.isPostgres(pool)) {
                figures.put("driverSettings", PoolSettings.driver(pool, customizer.tuned(pool)));
            }
            PoolMonitor monitor = diagnosis.monitor(pool);
            if (monitor != null) {
                describe(monitor, figures);
            }
            put(figures, "advice", diagnosis.advice(name, pool));
            put(figures, "server", diagnosis.server(pool));
            return figures;
        });
    }

    private static void describe(PoolMonitor monitor, Map<String, Object> figures) {
        put(figures, "notObserved", monitor.notObservedBecause());
        PoolTotals totals = monitor.totals();
        put(figures, "traffic", totals == null ? null : Traffic.of(totals));
        HeldIdleReport heldIdle = monitor.heldIdle();
        if (heldIdle != null) {
            figures.put("held", heldIdle);
            figures.put("holders", monitor.holders());
        }
    }

    private static void put(Map<String, Object> figures, String name, @Nullable Object value) {
        if (value != null) {
            figures.put(name, value);
        }
    }

    private Map<String, Object> dataSources(BiFunction<String, HikariDataSource, Map<String, Object>> described) {
        Map<String, Object> byName = new LinkedHashMap<>();
        pools.byBeanName().forEach((name, pool) -> byName.put(name, described.apply(name, pool)));
        return Map.of("dataSources", byName);
    }

    private Map<String, Object> live(String name, HikariDataSource pool) {
        Map<String, Object> figures = new LinkedHashMap<>();
        HikariPoolMXBean live = pool.getHikariPoolMXBean();
        figures.put("started", live != null);
        figures.put("maxSize", pool.getMaximumPoolSize());
        figures.put("minIdle", pool.getMinimumIdle());
        if (live != null) {
            figures.put("open", live.getTotalConnections());
            figures.put("active", live.getActiveConnections());
            figures.put("idle", live.getIdleConnections());
            figures.put("waiting", live.getThreadsAwaitingConnection());
        }
        put(figures, "prewarm", prewarm == null ? null : prewarm.report(name));
        return figures;
    }

    @Override
    public List<Workload> workloads() {
        return PoolWorkloads.of(pools.byBeanName(), diagnosis::monitor);
    }

    @Override
    public String nothingToMeasure() {
        return "no HikariCP pool with a URL has started and has a connection to spare";
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        pools.byBeanName().forEach((name, pool) -> {
            PrewarmReport report = prewarm == null ? null : prewarm.report(name);
            if (report != null && isCold(report, pool.getHikariPoolMXBean())) {
                String why = report.failure() == null ? "not all were given in time" : report.failure();
                problems.add(new Problem(
                        "pool-not-warm",
                        Problem.Severity.WARNING,
                        "Pool '" + name + "' could not open its " + report.wanted() + " connections at start: " + why,
                        "Check that the database can be reached and that its limits allow so many; the pool tries again"
                                + " when a connection is asked for"));
            }
            diagnosis.problems(name, pool).stream()
                    .filter(problem -> !isTooLarge(problem) || !settings.isMaximumFoundrys(name, pool))
                    .forEach(problems::add);
        });
        return problems;
    }

    /** A default of Foundry's own is no fault of the user's. */
    private static boolean isTooLarge(Problem problem) {
        return problem.id().equals("pool-too-large");
    }

    /** What went wrong at start is no problem any more once the connections are there. */
    private static boolean isCold(PrewarmReport report, @Nullable HikariPoolMXBean live) {
        boolean missed =
                report.state() == PrewarmReport.State.FAILED || report.state() == PrewarmReport.State.INCOMPLETE;
        return missed && (live == null || live.getTotalConnections() < report.wanted());
    }
}
