package io.foundry.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatioEstimateTests {

    private static final int RUNS = 500;

    @ParameterizedTest
    @CsvSource({"10, 0.02", "10, 0.2", "100, 0.2", "1000, 0.2", "1000, 0.5"})
    void coversTheTrueRatioOfNoisyPairs(int pairs, double noise) {
        int covered = 0;
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(run);
            covered += covers(RatioEstimate.of(pairs(pairs, 0.8, noise, 0, random), random), 0.8);
        }
        assertThat(covered).isGreaterThanOrEqualTo(RUNS * 95 / 100);
    }

    /** Without groups the interval would be several times too narrow here, and the allowance would not hide it. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9})
    void coversTheTrueRatioOfPairsThatDependOnTheirNeighbours(double correlation) {
        int covered = 0;
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(run);
            covered += covers(RatioEstimate.of(pairs(800, 1.2, 0.5, correlation, random), random), 1.2);
        }
        assertThat(covered).isGreaterThanOrEqualTo(RUNS * 95 / 100);
    }

    @Test
    void isNotMovedByAFifthOfPairsThatWereInterrupted() {
        SplittableRandom random = new SplittableRandom(5);
        double[] pairs = pairs(1_000, 1, 0.02, 0, random);
        for (int i = 0; i < pairs.length; i += 5) {
            pairs[i] += random.nextInt(2) == 0 ? 4 : -4;
        }

        assertThat(estimate(pairs).ratio()).isCloseTo(1, within(0.01));
    }

    @Test
    void addsTheLayoutAllowanceAtBothEnds() {
        RatioEstimate estimate = estimate(new double[100]);

        assertThat(estimate.ratio()).isEqualTo(1);
        assertThat(estimate.high()).isCloseTo(1 + RatioEstimate.LAYOUT_ALLOWANCE, within(1e-9));
        assertThat(estimate.low()).isCloseTo(1 / (1 + RatioEstimate.LAYOUT_ALLOWANCE), within(1e-9));
    }

    @Test
    void usesOnlyThePartAfterAStep() {
        double[] pairs = pairs(1_000, 0.5, 0.02, 0, new SplittableRandom(1));
        for (int i = 0; i < 475; i++) {
            pairs[i] += 1;
        }

        RatioEstimate estimate = estimate(pairs);

        assertThat(estimate.firstPair()).isEqualTo(500);
        assertThat(estimate.ratio()).isCloseTo(0.5, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(ints = {700, 800, 900, 925})
    void givesUpWhereTheStepCameLate(int step) {
        double[] pairs = pairs(1_000, 0.5, 0.02, 0, new SplittableRandom(1));
        for (int i = 0; i < step; i++) {
            pairs[i] += 1;
        }

        assertThat(RatioEstimate.of(pairs, new SplittableRandom(1))).isNull();
    }

    @Test
    void keepsAllOfADriftThatIsSmall() {
        double[] pairs = pairs(1_000, 1, 0.001, 0, new SplittableRandom(1));
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] += 0.02 * i / pairs.length;
        }

        assertThat(estimate(pairs).firstPair()).isZero();
    }

    private static RatioEstimate estimate(double[] logRatios) {
        RatioEstimate estimate = RatioEstimate.of(logRatios, new SplittableRandom(1));
        assertThat(estimate).isNotNull();
        return estimate;
    }

    private static int covers(RatioEstimate estimate, double truth) {
        return estimate != null && estimate.low() <= truth && truth <= estimate.high() ? 1 : 0;
    }

    private static double[] pairs(int size, double ratio, double noise, double correlation, SplittableRandom random) {
        double[] pairs = new double[size];
        double deviation = 0;
        for (int i = 0; i < size; i++) {
            deviation = correlation * deviation + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
            pairs[i] = Math.log(ratio) + noise * deviation;
        }
        return pairs;
    }
}
