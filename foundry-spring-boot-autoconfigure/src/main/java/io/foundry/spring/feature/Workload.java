package io.foundry.spring.feature;

import io.foundry.measure.Operation;

/**
 * Something that an application does in one way without Foundry and in another with it, on its own data.
 *
 * @param name what both sides do, for readers of the result
 * @param baseline what the application would do without Foundry
 * @param foundry what Foundry does; from the same factory of {@link Operation} as the baseline
 */
public record Workload(String name, Operation baseline, Operation foundry) {}
