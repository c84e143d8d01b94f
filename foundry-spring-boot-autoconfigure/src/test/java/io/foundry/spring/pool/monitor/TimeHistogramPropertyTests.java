package io.foundry.spring.pool.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeHistogramPropertyTests {

    private final long seed = System.nanoTime();

    private final Random random = new Random(seed);

    private long anyTime() {
        return random.nextLong() >>> (20 + random.nextInt(44));
    }

    @Test
    void everyTimeLiesInABucketThatIsAtMostASixteenthTooHigh() {
        for (int i = 0; i < 1_000_000; i++) {
            long nanos = anyTime();
            int bucket = TimeHistogram.bucket(nanos);
            long upper = TimeHistogram.upperBound(bucket);
            if (upper < nanos
                    || (upper - nanos) * 16 > nanos
                    || (bucket > 0 && TimeHistogram.upperBound(bucket - 1) >= nanos)) {
                throw new AssertionError("seed " + seed + ": " + nanos + " in bucket up to " + upper);
            }
        }
    }

    @Test
    void whatIsOutOfRangeIsCountedAtTheEnds() {
        assertThat(TimeHistogram.bucket(-5)).isZero();
        assertThat(TimeHistogram.bucket(Long.MAX_VALUE)).isEqualTo(TimeHistogram.BUCKETS - 1);
        assertThat(TimeHistogram.upperBound(TimeHistogram.BUCKETS - 1)).isEqualTo((1L << 44) - 1);
    }

    @Test
    void quantilesAreThoseOfTheSortedTimes() {
        for (int round = 0; round < 200; round++) {
            long[] times = new long[1 + random.nextInt(500)];
            TimeHistogram histogram = new TimeHistogram();
            long[] before = histogram.counts();
            for (int i = 0; i < times.length; i++) {
                times[i] = anyTime();
                histogram.add(times[i]);
            }
            Arrays.sort(times);
            long[] counts = TimeHistogram.difference(histogram.counts(), before);
            assertThat(TimeHistogram.total(counts)).isEqualTo(times.length);
            for (double share : new double[] {0.01, 0.5, 0.9, 0.99, 1}) {
                long exact = times[(int) Math.ceil(share * times.length) - 1];
                assertThat(TimeHistogram.quantile(counts, share))
                        .as("seed %d, %s of %d", seed, share, times.length)
                        .isBetween(exact, exact + exact / 16);
            }
        }
        assertThat(TimeHistogram.quantile(new TimeHistogram().counts(), 0.99)).isZero();
    }

    @Test
    void meanAndVariationAreNearlyThoseOfTheTimes() {
        for (int round = 0; round < 200; round++) {
            int count = 100 + random.nextInt(500);
            TimeHistogram histogram = new TimeHistogram();
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < count; i++) {
                long time = (long) (1e6 * -Math.log(1 - random.nextDouble()));
                histogram.add(time);
                sum += time;
                squares += (double) time * time;
            }
            double mean = sum / count;
            double variance = (squares - count * mean * mean) / (count - 1);
            assertThat(TimeHistogram.mean(histogram.counts()))
                    .as("seed %d", seed)
                    .isCloseTo(mean, withinPercentage(3.2));
            assertThat(TimeHistogram.variation(histogram.counts()))
                    .as("seed %d", seed)
                    .isCloseTo(variance / mean / mean, withinPercentage(5));
        }
    }

    @Test
    void nothingHasNoMeanAndOneHasNoVariation() {
        TimeHistogram histogram = new TimeHistogram();
        assertThat(TimeHistogram.mean(histogram.counts())).isNaN();
        histogram.add(7);
        assertThat(TimeHistogram.mean(histogram.counts())).isEqualTo(7);
        assertThat(TimeHistogram.variation(histogram.counts())).isNaN();
    }
}
