package io.foundry.spring.command.autoconfigure;

import io.foundry.command.CommandMiddleware;
import io.foundry.command.CommandRegistry;
import io.foundry.spring.command.CommandsFeature;
import io.foundry.spring.command.CommandsProperties;
import io.foundry.spring.command.DeclaredCommand;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Auto-configuration of a registry of the application's commands, where there are any. */
@AutoConfiguration
@ConditionalOnBooleanProperty(
        prefix = "foundry",
        name = {"enabled", "commands.enabled"},
        matchIfMissing = true)
@ConditionalOnBean(DeclaredCommand.class)
@EnableConfigurationProperties(CommandsProperties.class)
public final class FoundryCommandsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CommandRegistry foundryCommandRegistry(
            ObjectProvider<DeclaredCommand> commands,
            ObjectProvider<CommandMiddleware> middleware,
            CommandsProperties properties) {
        CommandRegistry.Builder builder = CommandRegistry.builder().metrics(properties.metrics());
        if (properties.ignoreCase()) {
            builder.ignoreCase();
        }
        commands.orderedStream().forEach(command -> builder.register(command.spec(), command));
        middleware.orderedStream().forEach(builder::middleware);
        return builder.build();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnSingleCandidate(CommandRegistry.class)
    CommandsFeature foundryCommandsFeature(CommandRegistry registry) {
        return new CommandsFeature(registry);
    }
}
