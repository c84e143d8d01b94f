package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** All meters are there when the application is ready, also those that other beans are bound to. */
class MetersCompletenessTests {

    private static final String[] PROPERTIES = {
        "--spring.cache.cache-names=parcels", "--spring.cache.type=caffeine", "--spring.cache.caffeine.spec=recordStats"
    };

    @Test
    void allMetersOfAnEagerStartAreThereWithoutTheWarmUp() {
        try (ConfigurableApplicationContext eager = LazyApp.run(App.class, with("--foundry.lazy.mode=off"));
                ConfigurableApplicationContext lazy = LazyApp.run(App.class, with("--foundry.lazy.mode=autopilot"))) {
            assertThat(lazy.getBean(Autopilot.class).postponed()).isNotEmpty();
            assertThat(names(lazy)).isEqualTo(names(eager));
            assertThat(names(lazy))
                    .contains(
                            "parcels.waiting",
                            "hikaricp.connections",
                            "jvm.memory.used",
                            "cache.gets",
                            "executor.active");
            assertThat(LazyApp.reason(lazy, "waiting")).isEqualTo("meters");
        }
    }

    private static String[] with(String mode) {
        return new String[] {mode, PROPERTIES[0], PROPERTIES[1], PROPERTIES[2]};
    }

    private static Set<String> names(ConfigurableApplicationContext context) {
        Set<String> names = new TreeSet<>();
        for (MeterRegistry registry :
                context.getBeansOfType(MeterRegistry.class).values()) {
            for (Meter meter : registry.getMeters()) {
                String name = meter.getId().getName();
                // These come with the first collection of garbage, whenever that is
                if (!name.equals("jvm.gc.pause") && !name.equals("jvm.gc.concurrent.phase.time")) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableCaching
    @EnableScheduling
    static class App {

        @Bean
        Waiting waiting() {
            return new Waiting();
        }
    }

    static final class Waiting implements MeterBinder {

        @Override
        public void bindTo(MeterRegistry registry) {
            registry.gauge("parcels.waiting", 1);
        }
    }
}
