package io.foundry.spring.measure;

import io.foundry.measure.Gain;
import io.foundry.measure.MeasurementBusyException;
import io.foundry.measure.Probe;
import io.foundry.spring.feature.FoundryFeature;
import io.foundry.spring.feature.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Measures features on request, and remembers the last result of each. Thread-safe; one measurement runs at a time in
 * the JVM.
 */
public final class Measurements {

    private final Duration budget;

    /** Held over all workloads of a feature, so that nobody comes in between. */
    private final ReentrantLock turn = new ReentrantLock();

    private final Map<String, List<Gain>> latest = new ConcurrentSkipListMap<>();

    /**
     * Creates an empty memory.
     *
     * @param budget time that {@link #measure} may take
     */
    public Measurements(Duration budget) {
        this.budget = budget;
    }

    /**
     * Measures all workloads of a feature, within the budget, on the caller's thread.
     *
     * @param feature the feature
     * @return a gain for each workload, and at least one: where nothing can be compared, it says so; null if another
     *     measurement runs
     */
    public @Nullable List<Gain> measure(FoundryFeature feature) {
        if (!turn.tryLock()) {
            return null;
        }
        try {
            List<Gain> gains = measured(feature);
            latest.put(feature.name(), gains);
            return gains;
        } catch (MeasurementBusyException busy) {
            return null;
        } finally {
            turn.unlock();
        }
    }

    private List<Gain> measured(FoundryFeature feature) {
        List<Workload> workloads = feature.workloads();
        if (workloads.isEmpty()) {
            return List.of(Gain.notMeasured(
                    feature.name(), "none", "none", "none", Instant.now(), feature.nothingToMeasure()));
        }
        List<Gain> gains = new ArrayList<>();
        for (Workload workload : workloads) {
            Probe probe = Probe.builder()
                    .budget(budget.dividedBy(workloads.size()))
                    .mostCalls(workload.mostCalls())
                    .build();
            gains.add(probe.compare(feature.name(), workload.name(), workload.baseline(), workload.foundry()));
        }
        return List.copyOf(gains);
    }

    /**
     * What was measured last of each feature.
     *
     * @return gains, by feature
     */
    public List<Gain> all() {
        return latest.values().stream().flatMap(List::stream).toList();
    }

    /**
     * What was measured last of a feature.
     *
     * @param feature its name
     * @return gains; empty until something was measured
     */
    public List<Gain> of(String feature) {
        return latest.getOrDefault(feature, List.of());
    }
}
