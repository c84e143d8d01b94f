package io.foundry.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.measure.Operation.LongBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the probe says of known differences, on this machine and in real time: alone, and with another thread that keeps
 * a core busy. Asserts shares of runs, never times. Takes about 80 seconds.
 *
 * <p>Run it by itself with {@code mvn -B -pl foundry-core verify -Dit.test=ProbeHonestyIT -Dtest=none
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ProbeHonestyIT {

    private static final int SAME_RUNS = 200;
    private static final int PLANTED_RUNS = 40;
    private static final Duration BUDGET = Duration.ofMillis(100);
    private static final Duration SHORT_BUDGET = Duration.ofMillis(50);

    private static final List<Tally> TALLIES = new ArrayList<>();

    private static volatile boolean busy;

    /** Code that is new to the JVM is another question, and a longer budget; here all of it has run before. */
    @BeforeAll
    static void letTheCompilerFinish() {
        Probe probe = Probe.builder().budget(Duration.ofMillis(1_000)).build();
        Chains chains = new Chains();
        compare(probe, chains.mixing(100), chains.mixingWrittenAgain(100));
        compare(probe, chains.dividing(20), chains.dividingWrittenAgain(20));
        compare(probe, chains.building(100), chains.buildingWrittenAgain(100));
    }

    /** Over all runs, since a few of forty are late by chance where other programs run. */
    @AfterAll
    static void keepsTheBudgetAsWellAsTheMachineLetsIt() {
        assertThat(TALLIES.stream().mapToInt(tally -> tally.late).sum())
                .as("runs beyond 110 %% of the budget")
                .isLessThanOrEqualTo(TALLIES.stream()
                        .mapToInt(tally -> tally.runs / 20 + 2 * tally.lateControls)
                        .sum());
    }

    @ParameterizedTest(name = "busy: {0}")
    @CsvSource({"false", "true"})
    void seesNoDifferenceBetweenTheSameCodeWrittenTwice(boolean busyCore) throws InterruptedException {
        Chains chains = new Chains();
        List<LongBody> ones = List.of(chains.mixing(100), chains.dividing(20), chains.building(100));
        List<LongBody> others = List.of(
                chains.mixingWrittenAgain(100), chains.dividingWrittenAgain(20), chains.buildingWrittenAgain(100));
        Tally tally = runs(SAME_RUNS, BUDGET, busyCore, 1, run -> ones.get(run % 3), run -> others.get(run % 3));

        tally.print("same code written twice, busy " + busyCore);
        tally.assertNoDifference();
    }

    @ParameterizedTest(name = "busy: {0}")
    @CsvSource({"false", "true"})
    void seesNoDifferenceBetweenAnObjectAndItself(boolean busyCore) throws InterruptedException {
        LongBody body = new Chains().mixing(100);
        Tally tally = runs(SAME_RUNS, SHORT_BUDGET, busyCore, 1, run -> body, run -> body);

        tally.print("same object, busy " + busyCore);
        tally.assertNoDifference();
    }

    @ParameterizedTest(name = "{0}x, busy: {1}")
    @CsvSource({"1.2, false", "2, false", "0.8, false", "1.2, true", "2, true", "0.8, true"})
    void coversAPlantedDifference(double truth, boolean busyCore) throws InterruptedException {
        Chains chains = new Chains();
        LongBody baseline = chains.mixing(500);
        LongBody foundry = chains.mixingWrittenAgain((int) Math.round(500 * truth));
        Tally tally = runs(PLANTED_RUNS, BUDGET, busyCore, truth, run -> baseline, run -> foundry);

        tally.print("planted " + truth + ", busy " + busyCore);
        tally.assertMeasured();
        assertThat(tally.covered).isGreaterThanOrEqualTo((int) (0.95 * tally.measured()));
        assertThat(tally.of(truth > 1 ? Verdict.REGRESSION : Verdict.GAIN))
                .isGreaterThanOrEqualTo((int) (0.95 * tally.measured()));
    }

    private static Tally runs(
            int runs,
            Duration budget,
            boolean busyCore,
            double truth,
            IntFunction<LongBody> baseline,
            IntFunction<LongBody> foundry)
            throws InterruptedException {
        Thread spinner = new Thread(ProbeHonestyIT::spin, "busy-core");
        spinner.setDaemon(true);
        busy = busyCore;
        spinner.start();
        Tally tally = new Tally();
        TALLIES.add(tally);
        for (int run = 0; run < runs; run++) {
            Probe probe = Probe.builder().budget(budget).seed(run).build();
            long start = System.nanoTime();
            Gain gain = compare(probe, baseline.apply(run), foundry.apply(run));
            tally.add(gain, truth, (double) (System.nanoTime() - start) / budget.toNanos());
            tally.addControl(lateByItself(budget));
        }
        busy = false;
        spinner.join();
        return tally;
    }

    /** Whether this machine would be late even for a thread that only looks at the clock. */
    private static boolean lateByItself(Duration budget) {
        long tolerance = budget.toNanos() / 10;
        long end = System.nanoTime() + tolerance;
        long now = System.nanoTime();
        while (now < end) {
            now = System.nanoTime();
        }
        return now - end > tolerance;
    }

    private static Gain compare(Probe probe, LongBody baseline, LongBody foundry) {
        return probe.compare(
                "honesty", "chain", Operation.returningLong("a", baseline), Operation.returningLong("b", foundry));
    }

    private static void spin() {
        while (busy) {
            // No onSpinWait: it would be kind to the other core.
        }
    }

    /** Counts of verdicts. */
    private static final class Tally {

        private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        private int covered;
        private int runs;
        private int late;
        private int lateControls;
        private double longest;

        void add(Gain gain, double truth, double share) {
            runs++;
            verdicts.merge(gain.verdict(), 1, Integer::sum);
            List<Double> interval = gain.confidence();
            covered += interval != null && interval.get(0) <= truth && truth <= interval.get(1) ? 1 : 0;
            late += share > 1.1 ? 1 : 0;
            longest = Math.max(longest, share);
        }

        void addControl(boolean late) {
            lateControls += late ? 1 : 0;
        }

        int of(Verdict verdict) {
            return Objects.requireNonNullElse(verdicts.get(verdict), 0);
        }

        int measured() {
            return runs - of(Verdict.NOT_MEASURED);
        }

        /** Where other programs take the machine away, saying so is right; but it must stay the exception. */
        void assertMeasured() {
            assertThat(measured() + lateControls).isGreaterThanOrEqualTo(runs * 3 / 4);
        }

        void assertNoDifference() {
            assertMeasured();
            assertThat(of(Verdict.GAIN) + of(Verdict.REGRESSION)).isLessThanOrEqualTo(runs / 20);
        }

        void print(String condition) {
            System.out.printf(
                    "%s: %d runs, %s, truth covered in %d of %d, %d later than 110 %% of the budget"
                            + " (a loop that does nothing: %d), longest %.0f %%%n",
                    condition, runs, verdicts, covered, measured(), late, lateControls, 100 * longest);
        }
    }
}
