package io.foundry.benchmarks.pool;

import io.foundry.benchmarks.statistics.Spread;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Starts applications in processes of their own, one side after the other, and gathers their first requests. */
final class FirstRequestsRuns {

    private static final double NANOS_A_MILLI = 1e6;

    private final String url;

    private final int repetitions;

    private final PrintStream progress;

    FirstRequestsRuns(String url, int repetitions, PrintStream progress) {
        this.url = url;
        this.repetitions = repetitions;
        this.progress = progress;
    }

    /**
     * Runs all repetitions.
     *
     * @param atATime how many requests come at once
     * @return rows for the middle, the slow and the slowest request, and for the times to readiness and to the first answer
     */
    List<Row> run(int atATime) throws IOException, InterruptedException {
        Map<PoolSide, List<double[]>> runs = new EnumMap<>(PoolSide.class);
        for (int repetition = 1; repetition <= repetitions; repetition++) {
            progress.println(
                    "first requests, " + atATime + " at a time: repetition " + repetition + " of " + repetitions);
            // Who comes first changes, so that neither always finds what the other has just warmed.
            PoolSide first = repetition % 2 == 0 ? PoolSide.BOOT : PoolSide.FOUNDRY;
            PoolSide second = first == PoolSide.BOOT ? PoolSide.FOUNDRY : PoolSide.BOOT;
            for (PoolSide side : List.of(first, second)) {
                runs.computeIfAbsent(side, none -> new ArrayList<>()).add(process(side, atATime));
            }
        }
        String requests = "first 100 requests, " + (atATime == 1 ? "one" : atATime) + " at a time: ";
        return List.of(
                row(requests + "p50, ms", runs, 1 + FirstRequests.REQUESTS / 2),
                row(requests + "p99, ms", runs, FirstRequests.REQUESTS - 1),
                row(requests + "slowest, ms", runs, FirstRequests.REQUESTS),
                row("process start until ready for them, ms", runs, 0),
                row("process start until the first answer, ms", runs, FirstRequests.REQUESTS + 1));
    }

    private static Row row(String title, Map<PoolSide, List<double[]>> runs, int index) {
        Row row = new Row(title);
        runs.forEach((side, figures) -> row.times()
                .put(
                        side,
                        Spread.of(
                                figures.stream().mapToDouble(run -> run[index]).toArray())));
        return row;
    }

    /** Gives the time to readiness, the requests' times from the shortest to the longest, the time to the first answer. */
    private double[] process(PoolSide side, int atATime) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstRequests.class.getName(),
                        url,
                        side.name(),
                        Integer.toString(atATime))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException("The process for " + side.title() + " failed; it says why above");
            }
            return figures(answer);
        } finally {
            process.destroyForcibly();
        }
    }

    static double[] figures(String answer) throws IOException {
        double[] lines = answer.lines().mapToDouble(Double::parseDouble).toArray();
        if (lines.length != FirstRequests.REQUESTS + 1) {
            throw new IOException("The process gave " + lines.length + " figures, not one for each request");
        }
        double[] figures = Arrays.copyOf(lines, lines.length + 1);
        for (int i = 1; i < lines.length; i++) {
            figures[i] /= NANOS_A_MILLI;
        }
        figures[lines.length] = figures[0] + figures[1];
        Arrays.sort(figures, 1, lines.length);
        return figures;
    }
}
