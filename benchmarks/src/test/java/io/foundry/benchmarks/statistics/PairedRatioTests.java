package io.foundry.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedRatioTests {

    @Test
    void isTheMedianOfTheRoundsRatiosAndNotTheRatioOfMedians() {
        PairedRatio ratio = PairedRatio.of(new double[] {1, 20, 30}, new double[] {2, 10, 10});
        assertThat(ratio.ratio()).isEqualTo(2);
        assertThat(ratio).hasToString("2.00 (too few rounds for an interval)");
    }

    @Test
    void ofSevenRoundsTheIntervalReachesFromTheLeastToTheMost() {
        double[] values = {3, 1, 2, 5, 4, 7, 6};
        double[] baseline = {10, 10, 10, 10, 10, 10, 10};
        assertThat(PairedRatio.of(values, baseline)).hasToString("0.40 [0.10, 0.70]");
        assertThat(values).startsWith(3, 1, 2);
    }

    @Test
    void moreRoundsLeaveMoreOutside() {
        double[] values = new double[20];
        double[] baseline = new double[20];
        for (int i = 0; i < 20; i++) {
            values[i] = i + 1;
            baseline[i] = 1;
        }
        // The sixth from either end, as tables of the sign test have it
        PairedRatio ratio = PairedRatio.of(values, baseline);
        assertThat(ratio.low()).isEqualTo(6);
        assertThat(ratio.high()).isEqualTo(15);
    }

    @Test
    void theIntervalHoldsTheTruthAtLeastNineteenTimesOutOfTwenty() {
        long seed = 42;
        Random random = new Random(seed);
        int held = 0;
        for (int trial = 0; trial < 2_000; trial++) {
            double[] values = random.doubles(7, 1, 3).toArray();
            double[] baseline = new double[7];
            Arrays.fill(baseline, 1);
            PairedRatio ratio = PairedRatio.of(values, baseline);
            held += ratio.low() <= 2 && 2 <= ratio.high() ? 1 : 0;
        }
        assertThat(held).as("seed %d", seed).isGreaterThanOrEqualTo(1_900);
    }

    @Test
    void whatIsNoPairIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PairedRatio.of(new double[] {1, 2}, new double[] {1}))
                .withMessageContaining("2 and 1 values");
        assertThatIllegalArgumentException().isThrownBy(() -> PairedRatio.of(new double[0], new double[0]));
    }
}
