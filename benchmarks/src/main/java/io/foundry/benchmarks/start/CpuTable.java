package io.foundry.benchmarks.start;

import io.foundry.benchmarks.start.CpuByThread.Group;
import io.foundry.benchmarks.statistics.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which threads the processors worked for until the first answer, as a table in Markdown. */
final class CpuTable {

    private final Map<Subject, List<Sample>> samples;

    private final int processors;

    CpuTable(Map<Subject, List<Sample>> samples, int processors) {
        this.samples = samples;
        this.processors = processors;
    }

    String markdown() {
        StringBuilder text = new StringBuilder(Subject.titles() + " processors busy |");
        StringBuilder line = new StringBuilder("\n|---|---|---|---|---:|");
        for (Group group : Group.values()) {
            text.append(' ').append(group).append(" |");
            line.append("---:|");
        }
        text.append(line).append('\n');
        samples.forEach((subject, values) -> text.append(row(subject, values)));
        return text.toString();
    }

    private String row(Subject subject, List<Sample> values) {
        StringBuilder row = new StringBuilder(subject.cells() + " ");
        List<Sample> known =
                values.stream().filter(each -> each.cpuByThread().isKnown()).toList();
        if (known.isEmpty()) {
            return row + StartTable.NOT_MEASURED + " |".repeat(Group.values().length + 1) + "\n";
        }
        row.append(String.format(
                Locale.ROOT,
                "%.0f %%",
                100
                        * median(known.stream()
                                .mapToDouble(each -> each.cpuSeconds() / (each.seconds() * processors))
                                .toArray())));
        for (Group group : Group.values()) {
            row.append(String.format(
                    Locale.ROOT,
                    " | %.2f",
                    median(known.stream()
                            .mapToDouble(each -> each.cpuByThread().seconds(group))
                            .toArray())));
        }
        return row.append(" |\n").toString();
    }

    private static double median(double[] values) {
        return Spread.of(values).median();
    }
}
