package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class LazyMetersTests {

    @Test
    void postponedBeansAreCountedByWhatBecameOfThem() {
        try (Started started =
                Started.with(context -> context.registerBean("plain", Started.Thing.class, Started.Thing::new))) {
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            started.context.getBean(LazyMeters.class).bindTo(registry);
            WarmUpReport report = started.awaitEnd();

            assertThat(beans(registry, "warm-up")).isPositive().isEqualTo(report.created());
            assertThat(beans(registry, "before-ready")).isEqualTo(report.beforeReady());
            assertThat(beans(registry, "remaining") + beans(registry, "failed")).isZero();
            assertThat(registry.get("foundry.lazy.warmup.time").timeGauge().value())
                    .isPositive();
        }
    }

    @Test
    void thereIsNothingToCountWhereTheAutopilotIsOff() {
        try (Started started = Started.with(context -> {}, "foundry.lazy.mode=off")) {
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            started.context.getBean(LazyMeters.class).bindTo(registry);
            assertThat(registry.getMeters()).isEmpty();
        }
    }

    private static double beans(SimpleMeterRegistry registry, String created) {
        return registry.get("foundry.lazy.beans")
                .tag("created", created)
                .gauge()
                .value();
    }
}
