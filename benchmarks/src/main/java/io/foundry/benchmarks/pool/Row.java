package io.foundry.benchmarks.pool;

import io.foundry.benchmarks.statistics.Spread;
import java.util.EnumMap;
import java.util.Map;

/**
 * One line of the table.
 *
 * @param workload what was done, with its unit; less is better
 * @param times by side; a side that was not measured is missing
 * @param bytes allocated by one operation, by side, where that was measured
 */
record Row(String workload, Map<PoolSide, Spread> times, Map<PoolSide, Spread> bytes) {

    static final String HEADER = """
            | workload | connect each time | Boot's default | Foundry | Foundry against Boot | against connecting | B/op: connect / Boot / Foundry |
            |---|---:|---:|---:|---|---|---:|
            """;

    Row(String workload) {
        this(workload, new EnumMap<>(PoolSide.class), new EnumMap<>(PoolSide.class));
    }

    String markdown() {
        return "| " + workload + " | " + time(PoolSide.CONNECT) + " | " + time(PoolSide.BOOT) + " | "
                + time(PoolSide.FOUNDRY) + " | " + against(PoolSide.BOOT) + " | " + against(PoolSide.CONNECT) + " | "
                + (bytes.isEmpty() ? "not measured" : allocations()) + " |\n";
    }

    private String time(PoolSide side) {
        Spread spread = times.get(side);
        return spread == null ? "not measured" : spread.toString();
    }

    private String against(PoolSide baseline) {
        Spread foundry = times.get(PoolSide.FOUNDRY);
        Spread other = times.get(baseline);
        return foundry == null || other == null ? "not measured" : foundry.against(other);
    }

    private String allocations() {
        StringBuilder text = new StringBuilder();
        for (PoolSide side : PoolSide.values()) {
            Spread spread = bytes.get(side);
            text.append(text.isEmpty() ? "" : " / ")
                    .append(spread == null ? "-" : Spread.number(Math.max(0, spread.median())));
        }
        return text.toString();
    }
}
