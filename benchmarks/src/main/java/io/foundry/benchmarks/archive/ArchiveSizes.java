package io.foundry.benchmarks.archive;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * Prints how many bytes each format needs for the benchmarks' values, as a Markdown table.
 *
 * <pre>java -cp benchmarks/target/benchmarks.jar io.foundry.benchmarks.archive.ArchiveSizes</pre>
 */
public final class ArchiveSizes {

    private static final String HELP = """
            Prints how many bytes each format needs for the benchmarks' values, as a Markdown table.
            Usage: java -cp benchmarks/target/benchmarks.jar io.foundry.benchmarks.archive.ArchiveSizes [--help]
            A format that this JVM lets not run is 'not measured', and the reason is printed below the table.
            """;

    private ArchiveSizes() {}

    /** Prints the table; with {@code --help} what it is. Anything else ends with status 2. */
    public static void main(String[] args) {
        if (args.length == 0) {
            print(System.out);
        } else if (List.of(args).equals(List.of("--help"))) {
            System.out.print(HELP);
        } else {
            System.err.print("Unknown arguments: " + String.join(" ", args) + System.lineSeparator() + HELP);
            System.exit(2);
        }
    }

    static void print(PrintStream out) {
        Catalogue catalogue = Samples.catalogue();
        Cities cities = Samples.cities();
        CachedData data = Samples.cachedData(Samples.MEBIBYTE, false);
        StringBuilder problems = new StringBuilder();
        out.printf(
                Locale.ROOT,
                "| bytes | catalogue of %,d items | %,d cities | entry with %,d bytes |%n|---|---:|---:|---:|%n",
                catalogue.items().size(),
                cities.cities().size(),
                data.value().length);
        for (Subject subject : Subject.values()) {
            try {
                Peer peer = subject.peer();
                out.printf(
                        Locale.ROOT,
                        "| %s | %,d | %,d | %,d |%n",
                        subject.title(),
                        peer.encode(catalogue).length,
                        peer.encode(cities).length,
                        peer.encode(data).length);
            } catch (RuntimeException | LinkageError refused) {
                out.printf("| %s | not measured | not measured | not measured |%n", subject.title());
                problems.append(String.format("%n%s: %s%n", subject.title(), reason(refused)));
            }
        }
        out.print(problems);
    }

    private static Throwable reason(Throwable problem) {
        Throwable reason = problem;
        for (Throwable cause = problem.getCause(); cause != null; cause = cause.getCause()) {
            reason = cause;
        }
        return reason;
    }
}
