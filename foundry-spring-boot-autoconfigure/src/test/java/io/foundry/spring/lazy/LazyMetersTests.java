package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.spring.config.FoundryProperties;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.support.GenericApplicationContext;

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

    @Test
    @SuppressWarnings("serial")
    void onlyTheGaugeOfWhatRemainsLooksAtTheBeans() {
        AtomicInteger looks = new AtomicInteger();
        DefaultListableBeanFactory counting = new DefaultListableBeanFactory() {
            @Override
            public boolean containsSingleton(String name) {
                looks.incrementAndGet();
                return super.containsSingleton(name);
            }
        };
        try (GenericApplicationContext context = new GenericApplicationContext(counting)) {
            TestPropertyValues.of("foundry.lazy.mode=autopilot").applyTo(context);
            // As a SpringApplication leaves it
            counting.registerSingleton("springApplicationArguments", new DefaultApplicationArguments());
            counting.setAllowCircularReferences(false);
            context.registerBean(Autopilot.class, () -> new Autopilot(context.getEnvironment(), context));
            for (int i = 0; i < 7; i++) {
                context.registerBean("plain" + i, Started.Thing.class, Started.Thing::new);
            }
            context.refresh();
            WarmUp warmUp = new WarmUp(
                    context.getBean(Autopilot.class),
                    context,
                    FoundryProperties.bind(context.getEnvironment(), "foundry.lazy", LazyProperties.class));
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            new LazyMeters(context.getBean(Autopilot.class), warmUp).bindTo(registry);

            looks.set(0);
            registry.forEachMeter(meter -> meter.measure().forEach(Measurement::getValue));
            assertThat(looks).hasValue(7);
            assertThat(beans(registry, "remaining")).isEqualTo(7);
        }
    }

    private static double beans(SimpleMeterRegistry registry, String created) {
        return registry.get("foundry.lazy.beans")
                .tag("created", created)
                .gauge()
                .value();
    }
}
