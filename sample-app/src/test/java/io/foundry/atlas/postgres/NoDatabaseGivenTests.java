package io.foundry.atlas.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

class NoDatabaseGivenTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Probe.class);

    @Test
    void holdsWithoutAnyProperty() {
        runner.run(context -> assertThat(context).hasBean("probe"));
    }

    @Test
    void holdsWithAnEmptyUrl() {
        runner.withPropertyValues("spring.datasource.url=")
                .run(context -> assertThat(context).hasBean("probe"));
    }

    @Test
    void doesNotHoldWithAUrl() {
        runner.withPropertyValues("spring.datasource.url=jdbc:postgresql://db/atlas")
                .run(context -> assertThat(context).doesNotHaveBean("probe"));
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoDatabaseGiven.class)
    static class Probe {

        @Bean
        String probe() {
            return "probe";
        }
    }
}
