package io.foundry.spring.container.autoconfigure;

import io.foundry.container.FoundryContainer;
import io.foundry.spring.container.BeanServices;
import io.foundry.spring.container.ContainerFeature;
import io.foundry.spring.container.ContainerProperties;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the container that holds the context's beans, those of its parents included; a user's own
 * container in the same context is left as it is.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(
        prefix = "foundry",
        name = {"enabled", "container.enabled"},
        matchIfMissing = true)
@ConditionalOnMissingBean(value = FoundryContainer.class, search = SearchStrategy.CURRENT)
@EnableConfigurationProperties(ContainerProperties.class)
public final class FoundryContainerAutoConfiguration {

    @Bean
    FoundryContainer foundryContainer(DefaultListableBeanFactory beanFactory) {
        return new BeanServices(beanFactory).container();
    }

    @Bean
    @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
    ContainerFeature foundryContainerFeature(
            FoundryContainer foundryContainer, DefaultListableBeanFactory beanFactory) {
        return new ContainerFeature(foundryContainer, beanFactory);
    }
}
