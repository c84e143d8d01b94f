package io.foundry.spring.endpoint.autoconfigure;

import io.foundry.spring.endpoint.FoundryEndpoint;
import io.foundry.spring.measure.MeasureProperties;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Auto-configuration of the endpoint {@code foundry}, where actuator is there and exposes it. */
@AutoConfiguration(afterName = "org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration")
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBooleanProperty(name = "foundry.enabled", matchIfMissing = true)
public final class FoundryEndpointAutoConfiguration {

    /** Nested, because the condition's own class is missing where actuator is. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnAvailableEndpoint(FoundryEndpoint.class)
    @EnableConfigurationProperties(MeasureProperties.class)
    static class EndpointConfiguration {

        @Bean
        @ConditionalOnMissingBean
        FoundryEndpoint foundryEndpoint(
                ListableBeanFactory beanFactory, Environment environment, MeasureProperties measure) {
            return new FoundryEndpoint(beanFactory, environment, measure);
        }
    }
}
