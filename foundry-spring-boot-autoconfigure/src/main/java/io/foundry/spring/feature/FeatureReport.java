package io.foundry.spring.feature;

import java.util.List;
import java.util.Map;

/**
 * What a feature says of one moment.
 *
 * @param figures by name, in the order in which they are shown
 * @param problems the most severe first
 */
public record FeatureReport(Map<String, Object> figures, List<Problem> problems) {}
