package io.foundry.benchmarks.pool;

import io.foundry.benchmarks.Comparison;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Compares connecting for each query, Boot's default pool and Foundry's on a PostgreSQL server that it starts, and
 * prints one Markdown table.
 *
 * <pre>java -cp benchmarks/target/benchmarks.jar io.foundry.benchmarks.pool.PoolComparison</pre>
 */
@Command(
        name = "java -cp benchmarks/target/benchmarks.jar io.foundry.benchmarks.pool.PoolComparison",
        description = {
            "Compares connecting for each query, Boot's default pool and Foundry's; prints a Markdown table.",
            "Starts a PostgreSQL server of its own, which all sides share. The two pools are those of a Spring Boot"
                    + " application that sets its database's address and nothing else, once with foundry.enabled=false."
        },
        sortOptions = false)
public final class PoolComparison implements Callable<Integer> {

    private static final int MANY_AT_A_TIME = 8;

    @Option(names = "--forks", paramLabel = "N", description = "processes of each side (${DEFAULT-VALUE})")
    private int forks = 2;

    @Option(names = "--iterations", paramLabel = "N", description = "iterations of each (${DEFAULT-VALUE})")
    private int iterations = 3;

    @Option(names = "--millis", paramLabel = "N", description = "length of an iteration in ms (${DEFAULT-VALUE})")
    private long millis = 700;

    @Option(
            names = "--repetitions",
            paramLabel = "N",
            description = "starts of each application for its first requests (${DEFAULT-VALUE}); 0 leaves them out")
    private int repetitions = 15;

    @Option(names = "--only", paramLabel = "WORKLOAD", description = "one of ${COMPLETION-CANDIDATES}; may be repeated")
    private List<SteadyWorkload> only = List.of(SteadyWorkload.values());

    @Option(names = "--help", usageHelp = true, description = "print this and end")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    private final PrintStream out;

    private final PrintStream progress;

    PoolComparison(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    /**
     * Measures and prints. Ends with status 1 if something failed, with 2 if the arguments are not understood.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new PoolComparison(System.out, System.err)).execute(args));
    }

    @Override
    public Integer call() {
        if (forks < 1 || iterations < 1 || millis < 1 || repetitions < 0) {
            progress.println("--forks, --iterations and --millis must be at least 1, --repetitions at least 0");
            return CommandLine.ExitCode.USAGE;
        }
        return Comparison.run(progress, () -> {
            try (BenchmarkServer server = BenchmarkServer.start()) {
                measure(server.url());
            }
        });
    }

    private void measure(String url) throws IOException, InterruptedException, RunnerException {
        out.printf(
                "JDK %s, %d processors, PostgreSQL on the same machine. Median (least-most) of %d iterations of %d ms in"
                        + " %d processes of each side in turn; of %d processes for first requests. Less is better. No"
                        + " measurable gain: by the test of Mann and Whitney, chance gives as much once in a hundred"
                        + " runs.%n%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                iterations * forks,
                millis,
                forks,
                repetitions);
        out.print(Row.HEADER);
        SteadyRuns steady = new SteadyRuns(url, forks, iterations, millis, progress);
        for (SteadyWorkload workload : only) {
            if (workload.canRun()) {
                out.print(steady.run(workload).markdown());
            } else {
                out.print(new Row(workload.title() + " (this JDK has none)").markdown());
            }
        }
        if (repetitions > 0) {
            FirstRequestsRuns first = new FirstRequestsRuns(url, repetitions, progress);
            first.run(1).forEach(row -> out.print(row.markdown()));
            first.run(MANY_AT_A_TIME).forEach(row -> out.print(row.markdown()));
        }
    }
}
