package io.foundry.benchmarks.pool;

import io.foundry.benchmarks.statistics.Spread;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Has JMH run a workload for each side, a fork of each in turn, so that a drift of the machine meets all alike. */
final class SteadyRuns {

    private static final String BYTES = "gc.alloc.rate.norm";

    /** Of JMH's own use of sun.misc.Unsafe, in each fork. */
    private static final int FIRST_THAT_WARNS = 24;

    private final String url;

    private final int forks;

    private final int iterations;

    private final long iterationMillis;

    private final PrintStream progress;

    SteadyRuns(String url, int forks, int iterations, long iterationMillis, PrintStream progress) {
        this.url = url;
        this.forks = forks;
        this.iterations = iterations;
        this.iterationMillis = iterationMillis;
        this.progress = progress;
    }

    Row run(SteadyWorkload workload) throws RunnerException {
        Map<PoolSide, List<Double>> times = new EnumMap<>(PoolSide.class);
        Map<PoolSide, List<Double>> bytes = new EnumMap<>(PoolSide.class);
        for (int fork = 1; fork <= forks; fork++) {
            for (PoolSide side : workload.sides()) {
                progress.println(workload.title() + ": " + side.title() + ", fork " + fork + " of " + forks);
                for (IterationResult iteration : fork(workload, side)) {
                    add(times, side, iteration.getPrimaryResult());
                    add(bytes, side, iteration.getSecondaryResults().get(BYTES));
                }
            }
        }
        Row row = new Row(workload.title());
        times.forEach((side, values) -> row.times().put(side, spread(values)));
        bytes.forEach((side, values) -> row.bytes().put(side, spread(values)));
        return row;
    }

    private List<IterationResult> fork(SteadyWorkload workload, PoolSide side) throws RunnerException {
        Options options = new OptionsBuilder()
                .include("^" + PoolBenchmark.class.getName() + "\\." + workload.method() + "$")
                .param("side", side.name())
                .jvmArgsAppend(jvmArguments())
                .forks(1)
                .warmupIterations(Math.max(1, iterations - 1))
                .warmupTime(TimeValue.milliseconds(iterationMillis))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds(iterationMillis))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        List<IterationResult> results = new ArrayList<>();
        for (RunResult run : new Runner(options).run()) {
            for (BenchmarkResult fork : run.getBenchmarkResults()) {
                results.addAll(fork.getIterationResults());
            }
        }
        return results;
    }

    private String[] jvmArguments() {
        String property = "-D" + PoolBenchmark.URL + "=" + url;
        return Runtime.version().feature() < FIRST_THAT_WARNS
                ? new String[] {property}
                : new String[] {property, "--sun-misc-unsafe-memory-access=allow"};
    }

    private static void add(Map<PoolSide, List<Double>> bySide, PoolSide side, @Nullable Result<?> result) {
        if (result != null) {
            bySide.computeIfAbsent(side, none -> new ArrayList<>()).add(result.getScore());
        }
    }

    private static Spread spread(List<Double> values) {
        return Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
