package io.foundry.spring.container.autoconfigure;

import io.foundry.container.FoundryContainer;
import io.foundry.spring.container.BeanFactorySource;
import io.foundry.spring.container.ContainerMirror;
import io.foundry.spring.container.ContainerProperties;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of the container that mirrors the context; a user's own container is left as it is.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(
        prefix = "foundry",
        name = {"enabled", "container.enabled"},
        matchIfMissing = true)
@ConditionalOnMissingBean(FoundryContainer.class)
@EnableConfigurationProperties(ContainerProperties.class)
public final class FoundryContainerAutoConfiguration {

    @Bean
    FoundryContainer foundryContainer(ConfigurableListableBeanFactory beanFactory) {
        return new FoundryContainer(new BeanFactorySource(beanFactory));
    }

    @Bean
    ContainerMirror foundryContainerMirror(
            ConfigurableListableBeanFactory beanFactory, FoundryContainer foundryContainer) {
        return new ContainerMirror(beanFactory, foundryContainer);
    }
}
