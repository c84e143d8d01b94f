package io.foundry.benchmarks;

import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** How a comparison of whole processes runs as a command: quiet logs, its time, and what goes wrong in a line. */
public final class Comparison {

    // Configured ones are only held weakly.
    private static final Logger ROOT = Logger.getLogger("");

    private Comparison() {}

    /**
     * Runs one.
     *
     * @param progress gets the time that it took, or what went wrong
     * @param work the comparison
     * @return the exit code of the command
     */
    public static int run(PrintStream progress, Work work) {
        ROOT.setLevel(Level.WARNING);
        long start = System.nanoTime();
        try {
            work.run();
            progress.printf("Took %d s%n", (System.nanoTime() - start) / 1_000_000_000);
            return CommandLine.ExitCode.OK;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            progress.println("Interrupted");
            return CommandLine.ExitCode.SOFTWARE;
        } catch (Exception failure) {
            progress.println("The comparison failed: " + failure);
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    /** Measures and prints. */
    public interface Work {

        /** Does so; whatever it throws is reported. */
        void run() throws Exception;
    }
}
