package io.foundry.benchmarks.start;

import io.foundry.benchmarks.statistics.PairedRatio;
import io.foundry.benchmarks.statistics.Spread;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The samples as a table in Markdown. Samples of the same index are of the same round. */
final class StartTable {

    static final String NOT_MEASURED = "not measured";

    private final Map<Subject, List<Sample>> samples;

    private final long afterSeconds;

    StartTable(Map<Subject, List<Sample>> samples, long afterSeconds) {
        this.samples = samples;
        this.afterSeconds = afterSeconds;
    }

    String markdown() {
        StringBuilder text = new StringBuilder(Subject.titles() + " first answer, s | against plain, same layout |"
                + " against plain, jar | CPU s until then | CPU s, " + afterSeconds
                + " s later | CPU then, against plain, same layout |\n|---|---|---|---|---:|---|---|---:|---:|---|\n");
        samples.forEach((subject, values) -> text.append(row(subject, values)));
        return text.toString();
    }

    private String row(Subject subject, List<Sample> values) {
        Subject plain = subject.with(subject.layout(), Variant.PLAIN);
        Subject plainJar = subject.with(Layout.JAR, Variant.PLAIN);
        return subject.cells() + " " + spread(values, Sample::seconds) + " | "
                + against(subject, plain, Sample::seconds) + " | " + against(subject, plainJar, Sample::seconds)
                + " | " + spread(values, Sample::cpuSeconds) + " | " + spread(values, Sample::laterCpuSeconds) + " | "
                + against(subject, plain, Sample::laterCpuSeconds) + " |\n";
    }

    private String against(Subject subject, Subject baseline, ToDoubleFunction<Sample> figure) {
        return against(samples, subject, baseline, figure);
    }

    private static String spread(List<Sample> values, ToDoubleFunction<Sample> figure) {
        if (values.isEmpty()) {
            return NOT_MEASURED;
        }
        double[] figures = values.stream().mapToDouble(figure).toArray();
        Spread spread = Spread.of(figures);
        return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", spread.median(), spread.least(), spread.most());
    }

    /** Returns the ratio of two subjects in the same rounds, with its interval. */
    static String against(
            Map<Subject, List<Sample>> samples, Subject subject, Subject baseline, ToDoubleFunction<Sample> figure) {
        if (subject.equals(baseline)) {
            return "1";
        }
        @Nullable List<Sample> ours = samples.get(subject);
        @Nullable List<Sample> theirs = samples.get(baseline);
        if (ours == null || theirs == null || theirs.isEmpty()) {
            return NOT_MEASURED;
        }
        // A round that was broken off may have one of the two only.
        int rounds = Math.min(ours.size(), theirs.size());
        return rounds == 0
                ? NOT_MEASURED
                : PairedRatio.of(
                                ours.subList(0, rounds).stream()
                                        .mapToDouble(figure)
                                        .toArray(),
                                theirs.subList(0, rounds).stream()
                                        .mapToDouble(figure)
                                        .toArray())
                        .toString();
    }
}
