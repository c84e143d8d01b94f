package io.foundry.spring.pool.monitor;

import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Gives each watched pool HikariCP's own meters, which it would have without Foundry, and Foundry's beside them.
 *
 * <p>Needs Micrometer on the class path. Thread-safe. Meters come when a pool starts, and go when it is closed.
 */
public final class PoolMeters implements MeterBinder {

    private final PoolMonitors monitors;

    /**
     * Creates a binder.
     *
     * @param monitors those of the pools; pools that are watched later get their meters then
     */
    public PoolMeters(PoolMonitors monitors) {
        this.monitors = monitors;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        monitors.forEach(monitor -> bind(monitor, registry));
    }

    private static void bind(PoolMonitor monitor, MeterRegistry registry) {
        if (monitor.notObservedBecause() == null) {
            monitor.delegate(new MicrometerMetricsTrackerFactory(registry));
            monitor.whenStarted(poolName -> {
                Observation observation = monitor.observation();
                if (observation != null) {
                    List<Meter> meters = register(monitor, observation, poolName, registry);
                    monitor.whenStopped(() -> meters.forEach(registry::remove));
                }
            });
        }
    }

    private static List<Meter> register(
            PoolMonitor monitor, Observation observation, String poolName, MeterRegistry registry) {
        List<Meter> meters = new ArrayList<>();
        PoolFigures figures = observation.figures;
        if (figures != null) {
            meters.add(Gauge.builder("foundry.pool.demand.peak", figures, PoolFigures::recentPeak)
                    .tag("pool", poolName)
                    .baseUnit("connections")
                    .description("Most connections in use plus callers waiting at once, in the last ten seconds")
                    .register(registry));
        }
        HolderLooks looks = observation.looks;
        if (looks != null) {
            meters.add(seconds("foundry.pool.in.use", looks, HolderLooks::inUseSeconds, "in use", poolName, registry));
            meters.add(seconds(
                    "foundry.pool.held.idle",
                    looks,
                    HolderLooks::heldIdleSeconds,
                    "held while their holder was in no call of JDBC",
                    poolName,
                    registry));
            meters.add(seconds(
                    "foundry.pool.held.waiting",
                    looks,
                    HolderLooks::waitingSeconds,
                    "held while their holder waited for another connection",
                    poolName,
                    registry));
            meters.add(Gauge.builder(
                            "foundry.pool.leaks.suspected",
                            monitor,
                            each -> each.suspectedLeaks().size())
                    .tag("pool", poolName)
                    .baseUnit("connections")
                    .description(
                            "Connections that were not given back, not seen in a statement for long, and not moved")
                    .register(registry));
        }
        return meters;
    }

    private static Meter seconds(
            String name,
            HolderLooks looks,
            ToDoubleFunction<HolderLooks> value,
            String what,
            String poolName,
            MeterRegistry registry) {
        return FunctionCounter.builder(name, looks, value)
                .tag("pool", poolName)
                .baseUnit("seconds")
                .description("Connection-seconds " + what + ", estimated")
                .register(registry);
    }
}
