package io.foundry.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTests {

    @ParameterizedTest
    @ValueSource(ints = {10, 13, 40})
    void coversTheMedianOfANormalDistribution(int size) {
        assertThat(coverage(size, random -> random.nextGaussian())).isBetween(0.93, 0.99);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 13, 40})
    void coversTheMedianOfAHeavyTailedSkewedDistribution(int size) {
        // Log-logistic; its median is 1.
        double share = coverage(size, random -> {
            double uniform = random.nextDouble();
            return Math.pow(uniform / (1 - uniform), 1.5) - 1;
        });

        assertThat(share).isBetween(0.93, 0.99);
    }

    @Test
    void isNotWiderThanItNeedsToBe() {
        SplittableRandom random = new SplittableRandom(11);
        double width = 0;
        for (int i = 0; i < 200; i++) {
            Bootstrap interval = Bootstrap.ofMedian(sample(40, random, r -> r.nextGaussian()), random);
            width += interval.high() - interval.low();
        }
        // 2 * 1.96 standard errors of the median, which is 1.2533 / sqrt(n) for normal samples.
        assertThat(width / 200).isCloseTo(2 * 1.96 * 1.2533 / Math.sqrt(40), within(0.12));
    }

    @Test
    void givesTheSameIntervalForTheSameSeed() {
        double[] sample = sample(40, new SplittableRandom(1), random -> random.nextGaussian());

        assertThat(Bootstrap.ofMedian(sample, new SplittableRandom(2)))
                .isEqualTo(Bootstrap.ofMedian(sample, new SplittableRandom(2)))
                .isNotEqualTo(Bootstrap.ofMedian(sample, new SplittableRandom(3)));
    }

    @Test
    void leavesTheSampleAsItWas() {
        double[] sample = {3, 1, 2, 5, 4};

        assertThat(Bootstrap.ofMedian(sample, new SplittableRandom(1)).median()).isEqualTo(3);
        assertThat(sample).containsExactly(3, 1, 2, 5, 4);
    }

    @Test
    void movesTheQuantilesOutwardsForSmallSamples() {
        // From tables: t(0.975, 9) = 2.262157; the normal tail beyond 2.262157 * sqrt(10 / 9) is 0.00855.
        assertThat(Bootstrap.tail(10)).isCloseTo(0.00855, within(0.0001));
        assertThat(Bootstrap.tail(1_000_000)).isCloseTo(0.025, within(0.0001));
    }

    private static double coverage(int size, ToDoubleFunction<SplittableRandom> distribution) {
        SplittableRandom random = new SplittableRandom(size);
        int covered = 0;
        int runs = 1_000;
        for (int i = 0; i < runs; i++) {
            Bootstrap interval = Bootstrap.ofMedian(sample(size, random, distribution), random);
            covered += interval.low() <= 0 && 0 <= interval.high() ? 1 : 0;
        }
        return (double) covered / runs;
    }

    private static double[] sample(int size, SplittableRandom random, ToDoubleFunction<SplittableRandom> distribution) {
        double[] sample = new double[size];
        for (int i = 0; i < size; i++) {
            sample[i] = distribution.applyAsDouble(random);
        }
        return sample;
    }
}
