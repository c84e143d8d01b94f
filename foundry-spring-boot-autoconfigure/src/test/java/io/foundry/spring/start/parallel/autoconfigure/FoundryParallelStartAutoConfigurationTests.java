package io.foundry.spring.start.parallel.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.spring.config.InvalidPropertyException;
import io.foundry.spring.start.parallel.EntityManagerFactories;
import io.foundry.spring.start.parallel.StartThreads;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class FoundryParallelStartAutoConfigurationTests {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withPropertyValues("foundry.start.parallel.enabled=true")
            .withConfiguration(AutoConfigurations.of(FoundryParallelStartAutoConfiguration.class));

    @Test
    void nobodyGetsItWhoDidNotAskForIt() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(FoundryParallelStartAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(EntityManagerFactories.class));
    }

    @Test
    void whereThereIsJpaItsFactoriesAreBuiltBesideTheStart() {
        runner.run(context -> assertThat(context)
                .hasNotFailed()
                .hasSingleBean(StartThreads.class)
                .hasSingleBean(EntityManagerFactories.class));
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void springHasNothingToWarnOf(CapturedOutput output) {
        runner.run(context -> assertThat(context).hasNotFailed());
        assertThat(output).doesNotContain("not eligible for getting processed");
    }

    @Test
    void withoutJpaNothingIsBuilt() {
        runner.withClassLoader(new FilteredClassLoader(EntityManagerFactory.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(EntityManagerFactories.class));
        runner.withClassLoader(new FilteredClassLoader("org.springframework.orm"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(EntityManagerFactories.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"foundry.enabled", "foundry.start.enabled", "foundry.start.parallel.enabled"})
    void eachSwitchTurnsItOff(String property) {
        runner.withPropertyValues(property + "=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(StartThreads.class)
                        .doesNotHaveBean(EntityManagerFactories.class));
    }

    @Test
    void beansOfTheApplicationTakeThePlaceOfItsOwn() {
        runner.withUserConfiguration(Own.class)
                .run(context -> assertThat(context)
                        .hasSingleBean(StartThreads.class)
                        .hasBean("ownThreads")
                        .hasSingleBean(EntityManagerFactories.class)
                        .hasBean("ownFactories"));
    }

    @Test
    void fewerThanOneThreadIsRefused() {
        runner.withPropertyValues("foundry.start.parallel.threads=0")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidPropertyException.class)
                        .hasMessageContaining("foundry.start.parallel.threads"));
    }

    @Configuration(proxyBeanMethods = false)
    static class Own {

        @Bean
        static StartThreads ownThreads() {
            return new StartThreads(1);
        }

        @Bean
        static EntityManagerFactories ownFactories(ConfigurableListableBeanFactory beanFactory) {
            return new EntityManagerFactories(beanFactory, new StartThreads(1));
        }
    }
}
