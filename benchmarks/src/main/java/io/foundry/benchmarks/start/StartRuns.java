package io.foundry.benchmarks.start;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Starts every subject once in each round, in an order that changes, so that a drift of the machine meets all alike. */
final class StartRuns {

    private final Launcher launcher;

    private final PrintStream progress;

    private final Random random;

    StartRuns(Launcher launcher, PrintStream progress, long seed) {
        this.launcher = launcher;
        this.progress = progress;
        this.random = new Random(seed);
    }

    /**
     * Runs all rounds.
     *
     * @param launches in the order of the table
     * @param afterRound gets what there is so far
     */
    Map<Subject, List<Sample>> run(List<Launch> launches, int rounds, RoundListener afterRound)
            throws IOException, InterruptedException {
        Map<Subject, List<Sample>> samples = new LinkedHashMap<>();
        launches.forEach(launch -> samples.put(launch.subject(), new ArrayList<>()));
        List<Launch> order = new ArrayList<>(launches);
        for (int round = 1; round <= rounds; round++) {
            Collections.shuffle(order, random);
            for (Launch launch : order) {
                Sample sample = launcher.measure(launch);
                samples.computeIfAbsent(launch.subject(), none -> new ArrayList<>())
                        .add(sample);
                progress.printf(
                        "round %d of %d: %s: %.2f s, CPU %.2f s, later %.2f s%n",
                        round,
                        rounds,
                        launch.subject(),
                        sample.seconds(),
                        sample.cpuSeconds(),
                        sample.laterCpuSeconds());
            }
            afterRound.onRound(samples);
        }
        return samples;
    }

    /** Whoever wants to know what there is so far. */
    interface RoundListener {

        void onRound(Map<Subject, List<Sample>> samples);
    }
}
