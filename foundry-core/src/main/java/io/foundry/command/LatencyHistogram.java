package io.foundry.command;

/**
 * How many runs took how long, in buckets of which each power of two has four; so a quantile is at most a quarter too
 * high. In nanoseconds. Immutable and thread-safe.
 */
public final class LatencyHistogram {

    private static final int BUCKETS = 4 * 62;

    private final long[] counts;

    LatencyHistogram(long[] counts) {
        this.counts = counts;
    }

    static long[] newCounts() {
        return new long[BUCKETS];
    }

    /** The bucket of a duration; negative ones, of a clock that went back, count as 0. */
    static int bucket(long nanos) {
        if (nanos < 4) {
            return (int) Math.max(nanos, 0);
        }
        int exponent = 63 - Long.numberOfLeadingZeros(nanos);
        return 4 * (exponent - 1) + (int) ((nanos >>> (exponent - 2)) & 3);
    }

    /** The longest duration of a bucket. */
    static long longest(int bucket) {
        if (bucket < 4) {
            return bucket;
        }
        int exponent = bucket / 4 + 1;
        return ((bucket % 4 + 5L) << (exponent - 2)) - 1;
    }

    /**
     * Counts the runs.
     *
     * @return how many were measured
     */
    public long count() {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }

    /**
     * Gives the duration that a share of the runs did not exceed.
     *
     * @param share from 0 to 1; 0.99 for the 99th percentile
     * @return nanoseconds, at most a quarter more than the true figure
     * @throws IllegalStateException if nothing was measured
     */
    public long quantileNanos(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A share is from 0 to 1, not " + share);
        }
        long total = count();
        if (total == 0) {
            throw new IllegalStateException("No run was measured");
        }
        long rank = Math.max(1, (long) Math.ceil(share * total));
        int bucket = -1;
        for (long seen = 0; seen < rank; ) {
            seen += counts[++bucket];
        }
        return longest(bucket);
    }
}
