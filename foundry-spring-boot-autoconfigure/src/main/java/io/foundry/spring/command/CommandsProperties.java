package io.foundry.spring.command;

import io.foundry.command.CommandMetrics;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of commands.
 *
 * @param enabled Whether beans of type DeclaredCommand are put into a CommandRegistry, which can be injected.
 * @param metrics What is counted for each command.
 * @param ignoreCase Whether a name in another case finds a command where no name is exactly that.
 */
@ConfigurationProperties("foundry.commands")
public record CommandsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("counts") CommandMetrics metrics,
        @DefaultValue("false") boolean ignoreCase) {}
