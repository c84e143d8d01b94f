package io.foundry.spring.lazy.autoconfigure;

import io.foundry.spring.lazy.Autopilot;
import io.foundry.spring.lazy.LazyFeature;
import io.foundry.spring.lazy.LazyMeters;
import io.foundry.spring.lazy.LazyProperties;
import io.foundry.spring.lazy.WarmUp;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Auto-configuration of the autopilot: beans that nobody needs at start are created after it. */
@AutoConfiguration(after = ApplicationAvailabilityAutoConfiguration.class)
@ConditionalOnBooleanProperty(
        prefix = "foundry",
        name = {"enabled", "lazy.enabled"},
        matchIfMissing = true)
@EnableConfigurationProperties(LazyProperties.class)
public final class FoundryLazyAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    static Autopilot foundryAutopilot(Environment environment, ApplicationContext context) {
        return new Autopilot(environment, context);
    }

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    @ConditionalOnBooleanProperty(prefix = "foundry", name = "lazy.warm-up", matchIfMissing = true)
    WarmUp foundryWarmUp(Autopilot autopilot, ConfigurableApplicationContext context, LazyProperties properties) {
        return new WarmUp(autopilot, context, properties);
    }

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    LazyFeature foundryLazyFeature(
            Autopilot autopilot,
            ObjectProvider<WarmUp> warmUp,
            LazyProperties properties,
            ConfigurableListableBeanFactory beanFactory) {
        return new LazyFeature(autopilot, warmUp.getIfAvailable(), properties, beanFactory);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(MeterBinder.class)
    @ConditionalOnBooleanProperty(prefix = "foundry", name = "lazy.warm-up", matchIfMissing = true)
    static class Meters {

        @Bean
        @ConditionalOnMissingBean
        LazyMeters foundryLazyMeters(Autopilot autopilot, WarmUp warmUp) {
            return new LazyMeters(autopilot, warmUp);
        }
    }
}
