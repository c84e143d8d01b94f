package io.foundry.benchmarks.start;

import io.foundry.benchmarks.statistics.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What the first requests saw, as a table in Markdown. */
final class FirstRequestsTable {

    private final Map<Subject, List<Sample>> samples;

    FirstRequestsTable(Map<Subject, List<Sample>> samples) {
        this.samples = samples;
    }

    String markdown() {
        StringBuilder text = new StringBuilder(Subject.titles() + " requests | errors | median, ms | p99, ms |"
                + " p99 against plain, same layout | slowest, ms |\n|---|---|---|---|---:|---:|---:|---:|---|---:|\n");
        samples.forEach((subject, values) -> text.append(row(subject, values)));
        return text.toString();
    }

    private String row(Subject subject, List<Sample> values) {
        int requests = values.stream().mapToInt(each -> each.requests().count()).sum();
        int errors = values.stream().mapToInt(each -> each.requests().errors()).sum();
        return subject.cells() + " " + requests + " | " + errors + " | "
                + spread(values, FirstRequests::median) + " | " + spread(values, FirstRequests::p99) + " | "
                + StartTable.against(
                        samples,
                        subject,
                        subject.with(subject.layout(), Variant.PLAIN),
                        each -> each.requests().p99())
                + " | " + spread(values, FirstRequests::most) + " |\n";
    }

    private static String spread(List<Sample> values, ToDoubleFunction<FirstRequests> figure) {
        if (values.isEmpty()) {
            return StartTable.NOT_MEASURED;
        }
        Spread spread = Spread.of(values.stream()
                .mapToDouble(each -> figure.applyAsDouble(each.requests()))
                .toArray());
        return String.format(Locale.ROOT, "%.1f [%.1f, %.1f]", spread.median(), spread.least(), spread.most());
    }
}
