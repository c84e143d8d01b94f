package io.foundry.benchmarks.cache;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Measures the heap that full caches take, and what a full collection of that heap takes, as Markdown tables.
 *
 * <pre>java -cp benchmarks/target/benchmarks.jar io.foundry.benchmarks.cache.CacheHeap</pre>
 *
 * Each cache is filled and measured in a process of its own.
 */
@Command(
        name = "java -cp benchmarks/target/benchmarks.jar io.foundry.benchmarks.cache.CacheHeap",
        description = {
            "Measures the heap that full caches take, and full collections of that heap; prints Markdown.",
            "Each cache has a JVM of its own, this one's version, with G1 and a heap of fixed size. Values share no"
                    + " objects, as rows of a database do not. Each cache is bounded at a quarter above what it holds, and"
                    + " each entry is read and compared at the end."
        },
        sortOptions = false)
public final class CacheHeap implements Callable<Integer> {

    private static final double MEGA = 1e6;

    @Option(names = "--small", paramLabel = "N", description = "number of single cities (${DEFAULT-VALUE})")
    private int small = 1_000_000;

    @Option(names = "--large", paramLabel = "N", description = "number of lists of 200 cities (${DEFAULT-VALUE})")
    private int large = 1_000;

    @Option(names = "--heap", paramLabel = "SIZE", description = "heap of each JVM, as in -Xmx (${DEFAULT-VALUE})")
    private String heap = "2g";

    @Option(names = "--collections", paramLabel = "N", description = "full collections to time (${DEFAULT-VALUE})")
    private int collections = 9;

    @Option(names = "--help", usageHelp = true, description = "print this and end")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    private final PrintStream out;

    private final PrintStream progress;

    CacheHeap(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    /**
     * Measures and prints. Ends with status 1 if a process failed, with 2 if the arguments are not understood.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new CacheHeap(System.out, System.err)).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (small < 1 || large < 1 || collections < 1) {
            progress.println("--small, --large and --collections must be at least 1");
            return CommandLine.ExitCode.USAGE;
        }
        out.printf(
                "JDK %s, %d processors, %s; full collections by System.gc(), the median of %d, in ms.%n",
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                String.join(" ", jvmArguments()),
                collections);
        return table(HeapWorkload.SMALL, small) && table(HeapWorkload.LARGE, large)
                ? CommandLine.ExitCode.OK
                : CommandLine.ExitCode.SOFTWARE;
    }

    private boolean table(HeapWorkload workload, int entries) throws IOException, InterruptedException {
        out.printf(
                Locale.ROOT,
                "%n| %,d %s by Long | heap, MB | bytes an entry | full collection | with an empty cache"
                        + " | the cache's own count, MB | count / heap |%n|---|---:|---:|---:|---:|---:|---:|%n",
                entries,
                workload.title());
        for (HeapSubject subject : HeapSubject.values()) {
            progress.printf(Locale.ROOT, "%s, %,d %s...%n", subject.title(), entries, workload.title());
            String answer = run(subject, workload, entries);
            if (answer.isEmpty()) {
                progress.println(
                        "The process failed; if it had too little heap, give more with --heap or fewer" + " entries");
                return false;
            }
            out.print(row(subject, HeapFigures.read(answer)));
        }
        return true;
    }

    static String row(HeapSubject subject, HeapFigures figures) {
        String counted = figures.countedBytes() == HeapSubject.NOT_COUNTED
                ? "- | -"
                : String.format(
                        Locale.ROOT,
                        "%.1f | %.3f",
                        figures.countedBytes() / MEGA,
                        (double) figures.countedBytes() / figures.usedBytes());
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %,d | %,d | %,d | %s |%n",
                subject.title(),
                figures.usedBytes() / MEGA,
                figures.usedBytes() / figures.entries(),
                figures.fullMillis(),
                figures.emptyMillis(),
                counted);
    }

    private List<String> jvmArguments() {
        return List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+UseG1GC");
    }

    /** Gives what the process said, or nothing if it failed; then it said why on the error stream, which is ours. */
    private String run(HeapSubject subject, HeapWorkload workload, int entries)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        builder.command().addAll(jvmArguments());
        builder.command()
                .addAll(List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeapProbe.class.getName(),
                        subject.name(),
                        workload.name(),
                        Integer.toString(entries),
                        Integer.toString(collections)));
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? answer : "";
        } finally {
            process.destroyForcibly();
        }
    }
}
