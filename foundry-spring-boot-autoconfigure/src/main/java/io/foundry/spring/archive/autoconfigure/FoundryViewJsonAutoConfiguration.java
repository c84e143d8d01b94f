package io.foundry.spring.archive.autoconfigure;

import io.foundry.spring.archive.ViewJsonModule;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JacksonModule;

/** Auto-configuration of views in JSON: Boot gives modules that are beans to each mapper that it makes. */
@AutoConfiguration
@ConditionalOnClass(JacksonModule.class)
@ConditionalOnBooleanProperty(name = "foundry.enabled", matchIfMissing = true)
public final class FoundryViewJsonAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ViewJsonModule foundryViewJsonModule() {
        return new ViewJsonModule();
    }
}
