package io.foundry.spring.lazy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** Counts postponed beans by what has become of them. Binds nothing where the autopilot is off. */
public final class LazyMeters implements MeterBinder {

    private final Autopilot autopilot;

    private final WarmUp warmUp;

    /**
     * Creates the meters of one context.
     *
     * @param autopilot has decided
     * @param warmUp creates what was postponed
     */
    public LazyMeters(Autopilot autopilot, WarmUp warmUp) {
        this.autopilot = autopilot;
        this.warmUp = warmUp;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        if (autopilot.offReason() != null) {
            return;
        }
        PostponedCounts counts = warmUp.counts();
        beans(registry, "before-ready", counts, PostponedCounts::beforeReady);
        beans(registry, "warm-up", counts, PostponedCounts::created);
        beans(registry, "request", counts, PostponedCounts::byRequests);
        beans(registry, "remaining", counts, PostponedCounts::remaining);
        beans(registry, "failed", warmUp, watched -> watched.failures().size());
        TimeGauge.builder("foundry.lazy.warmup.time", warmUp, TimeUnit.MILLISECONDS, WarmUp::tookMillis)
                .description("From the moment the application was ready to that at which all its beans were there")
                .register(registry);
    }

    /** A registry that outlives the context does not keep what is watched. */
    private static <T> void beans(MeterRegistry registry, String created, T watched, ToDoubleFunction<T> count) {
        Gauge.builder("foundry.lazy.beans", watched, count)
                .tag("created", created)
                .description(
                        "Postponed beans, by who created them; those that are not there yet, failed ones among them")
                .register(registry);
    }
}
