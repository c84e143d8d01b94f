package io.foundry.spring.endpoint;

import io.foundry.measure.Gain;
import io.foundry.spring.feature.Problem;
import java.util.List;
import java.util.Map;

/**
 * What the endpoint answers.
 *
 * @param features figures by feature, each with {@code enabled} first
 * @param gains what was measured in this application; empty until something was
 * @param problems what to act on, the most severe first
 * @param environment where the application runs
 */
public record FoundryReport(
        Map<String, Object> features, List<Gain> gains, List<Problem> problems, EnvironmentReport environment) {}
