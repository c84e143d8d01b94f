package io.foundry.spring.container;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the container.
 *
 * @param enabled Whether beans are mirrored into a FoundryContainer, which can be injected.
 */
@ConfigurationProperties("foundry.container")
public record ContainerProperties(@DefaultValue("true") boolean enabled) {}
