package io.foundry.spring.pool.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WaitHistogramPropertyTests {

    private final long seed = System.nanoTime();

    private final Random random = new Random(seed);

    private long anyTime() {
        return random.nextLong() >>> (20 + random.nextInt(44));
    }

    @Test
    void everyTimeLiesInABucketThatIsAtMostASixteenthTooHigh() {
        for (int i = 0; i < 1_000_000; i++) {
            long nanos = anyTime();
            int bucket = WaitHistogram.bucket(nanos);
            long upper = WaitHistogram.upperBound(bucket);
            if (upper < nanos
                    || (upper - nanos) * 16 > nanos
                    || (bucket > 0 && WaitHistogram.upperBound(bucket - 1) >= nanos)) {
                throw new AssertionError("seed " + seed + ": " + nanos + " in bucket up to " + upper);
            }
        }
    }

    @Test
    void whatIsOutOfRangeIsCountedAtTheEnds() {
        assertThat(WaitHistogram.bucket(-5)).isZero();
        assertThat(WaitHistogram.bucket(Long.MAX_VALUE)).isEqualTo(WaitHistogram.BUCKETS - 1);
        assertThat(WaitHistogram.upperBound(WaitHistogram.BUCKETS - 1)).isEqualTo((1L << 44) - 1);
    }

    @Test
    void quantilesAreThoseOfTheSortedTimes() {
        for (int round = 0; round < 200; round++) {
            long[] times = new long[1 + random.nextInt(500)];
            WaitHistogram histogram = new WaitHistogram();
            long[] before = histogram.counts();
            for (int i = 0; i < times.length; i++) {
                times[i] = anyTime();
                histogram.add(times[i]);
            }
            Arrays.sort(times);
            long[] counts = WaitHistogram.difference(histogram.counts(), before);
            assertThat(WaitHistogram.total(counts)).isEqualTo(times.length);
            for (double share : new double[] {0.01, 0.5, 0.9, 0.99, 1}) {
                long exact = times[(int) Math.ceil(share * times.length) - 1];
                assertThat(WaitHistogram.quantile(counts, share))
                        .as("seed %d, %s of %d", seed, share, times.length)
                        .isBetween(exact, exact + exact / 16);
            }
        }
        assertThat(WaitHistogram.quantile(new WaitHistogram().counts(), 0.99)).isZero();
    }
}
