package io.foundry.spring.start.autoconfigure;

import io.foundry.spring.start.StartFeature;
import io.foundry.spring.start.StartProperties;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of what tells about the start. The recorder itself is installed earlier, before there is a context,
 * and works without these beans.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(
        prefix = "foundry",
        name = {"enabled", "start.enabled"},
        matchIfMissing = true)
@EnableConfigurationProperties(StartProperties.class)
public final class FoundryStartAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    StartFeature foundryStartFeature(ConfigurableListableBeanFactory beanFactory, StartProperties properties) {
        return new StartFeature(beanFactory, properties);
    }
}
