package io.foundry.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the probe says of known differences, on a simulated machine. {@link ProbeHonestyIT} asks the real one. */
class ProbeHonestyTests {

    private static final int RUNS = 200;
    private static final int MOST = RUNS * 95 / 100;
    private static final double NANOS = 2_000;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1})
    void seesNoDifferenceBetweenTwoSidesOfTheSameCode(double noise) {
        int measured = 0;
        int differences = 0;
        for (int run = 0; run < RUNS; run++) {
            Verdict verdict = compare(run, noise, 1, 1_000, 1_000).verdict();
            measured += verdict == Verdict.NOT_MEASURED ? 0 : 1;
            differences += verdict == Verdict.GAIN || verdict == Verdict.REGRESSION ? 1 : 0;
        }
        assertThat(measured).isGreaterThanOrEqualTo(MOST);
        assertThat(differences).isLessThanOrEqualTo(RUNS - MOST);
    }

    @ParameterizedTest
    @CsvSource({"1.2, 0", "1.2, 0.3", "1.2, 1", "2, 0", "2, 0.3", "2, 1", "0.8, 0", "0.8, 0.3", "0.8, 1"})
    void coversPlantedDifferences(double truth, double noise) {
        Verdict expected = truth > 1 ? Verdict.REGRESSION : Verdict.GAIN;
        int covered = 0;
        int seen = 0;
        for (int run = 0; run < RUNS; run++) {
            Gain gain = compare(run, noise, truth, 1_000, 1_000);
            covered += covers(gain, truth) ? 1 : 0;
            seen += gain.verdict() == expected ? 1 : 0;
        }
        assertThat(covered).isGreaterThanOrEqualTo(MOST);
        assertThat(seen).isGreaterThanOrEqualTo(MOST);
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000, 5_000})
    void isNotFooledByOneSideThatIsCompiledLater(int coldCalls) {
        int differences = 0;
        int measured = 0;
        for (int run = 0; run < RUNS; run++) {
            // 2,000 cold calls end in the warm-up, 5,000 in the midst of the measured pairs.
            Verdict verdict = compare(run, 0.3, 1, 500, coldCalls).verdict();
            measured += verdict == Verdict.NOT_MEASURED ? 0 : 1;
            differences += verdict == Verdict.GAIN || verdict == Verdict.REGRESSION ? 1 : 0;
        }
        assertThat(differences).isLessThanOrEqualTo(RUNS - MOST);
        assertThat(measured).isGreaterThanOrEqualTo(RUNS / 2);
    }

    @Test
    void swappedSidesGiveTheInverse() {
        Gain there = compare(1, 0, 0.5, 0, 0);
        Gain back = compare(1, 0, 2, 0, 0);

        assertThat(ratio(there) * ratio(back)).isBetween(0.999, 1.001);
    }

    private static Gain compare(long seed, double noise, double truth, int coldBaseline, int coldFoundry) {
        SimulatedMachine machine = new SimulatedMachine(seed, noise);
        return Probe.builder()
                .budget(Duration.ofMillis(150))
                .seed(seed)
                .ticker(machine)
                .jit(JitClock.NONE)
                .lock(new MeasureLock())
                .build()
                .compare(
                        "simulation",
                        "work",
                        Operation.returningLong("baseline", new SimulatedWork(machine, NANOS, coldBaseline)),
                        Operation.returningLong("foundry", new SimulatedWork(machine, NANOS * truth, coldFoundry)));
    }

    private static boolean covers(Gain gain, double truth) {
        List<Double> interval = gain.confidence();
        return interval != null && interval.get(0) <= truth && truth <= interval.get(1);
    }

    private static double ratio(Gain gain) {
        assertThat(gain.ratio()).isNotNull();
        return gain.ratio();
    }
}
