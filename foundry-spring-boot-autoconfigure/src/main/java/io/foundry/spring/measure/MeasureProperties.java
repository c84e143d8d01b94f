package io.foundry.spring.measure;

import static io.foundry.spring.config.FoundryProperties.checkAtLeast;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of measurements in the running application.
 *
 * @param enabled Whether a POST to the endpoint foundry may measure.
 * @param budget Time that one request to measure a feature may take, shared by its workloads.
 */
@ConfigurationProperties("foundry.measure")
public record MeasureProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("5s") Duration budget) {

    private static final Duration LEAST_BUDGET = Duration.ofMillis(500);

    public MeasureProperties {
        checkAtLeast(budget, LEAST_BUDGET, "foundry.measure.budget");
    }
}
