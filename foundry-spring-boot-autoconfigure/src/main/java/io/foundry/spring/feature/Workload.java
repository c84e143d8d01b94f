package io.foundry.spring.feature;

import io.foundry.measure.Operation;

/**
 * Something that an application does in one way without Foundry and in another with it, on its own data.
 *
 * @param name what both sides do, for readers of the result
 * @param baseline what the application would do without Foundry
 * @param foundry what Foundry does; from the same factory of {@link Operation} as the baseline
 * @param mostCalls how often the baseline may be called, at least 1
 */
public record Workload(String name, Operation baseline, Operation foundry, long mostCalls) {

    /**
     * A workload whose baseline may be called as often as there is time.
     *
     * @param name what both sides do, for readers of the result
     * @param baseline what the application would do without Foundry
     * @param foundry what Foundry does
     */
    public Workload(String name, Operation baseline, Operation foundry) {
        this(name, baseline, foundry, Long.MAX_VALUE);
    }

    /**
     * The same, with a limit; for a baseline that costs others something, such as connections of a server.
     *
     * @param calls how often the baseline may be called, warm-up included
     * @return a new workload
     */
    public Workload atMost(long calls) {
        return new Workload(name, baseline, foundry, calls);
    }
}
