package io.foundry.spring.lazy.autoconfigure;

import io.foundry.spring.lazy.Autopilot;
import io.foundry.spring.lazy.LazyProperties;
import io.foundry.spring.lazy.WarmUp;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Auto-configuration of the autopilot: beans that nobody needs at start are created after it. */
@AutoConfiguration
@ConditionalOnBooleanProperty(
        prefix = "foundry",
        name = {"enabled", "lazy.enabled"},
        matchIfMissing = true)
@EnableConfigurationProperties(LazyProperties.class)
public final class FoundryLazyAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    static Autopilot foundryAutopilot(Environment environment) {
        return new Autopilot(environment);
    }

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    @ConditionalOnBooleanProperty(prefix = "foundry", name = "lazy.warm-up", matchIfMissing = true)
    WarmUp foundryWarmUp(Autopilot autopilot, ConfigurableApplicationContext context) {
        return new WarmUp(autopilot, context);
    }
}
