package io.foundry.spring.pool.monitor;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts times by their size, in nanoseconds, in buckets that are at most 6.25 % wide. Thread-safe; counting allocates
 * nothing and takes no lock.
 */
final class TimeHistogram {

    /*
     * Sixteen buckets to each power of two: the highest bit chooses the group, the four bits below it the bucket. Below
     * sixteen each value has its own.
     */

    private static final int BITS = 4;

    private static final int GROUP = 1 << BITS;

    /** 2^44 ns are nearly five hours, longer than anyone waits or holds a connection. */
    private static final int HIGHEST_BIT = 43;

    static final int BUCKETS = (HIGHEST_BIT - BITS + 2) * GROUP;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

    void add(long nanos) {
        counts.getAndIncrement(bucket(nanos));
    }

    static int bucket(long nanos) {
        if (nanos < GROUP) {
            return (int) Math.max(0, nanos);
        }
        int highest = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
        if (highest > HIGHEST_BIT) {
            return BUCKETS - 1;
        }
        return ((highest - BITS + 1) << BITS) + ((int) (nanos >>> (highest - BITS)) & (GROUP - 1));
    }

    /** The largest time of a bucket. */
    static long upperBound(int bucket) {
        if (bucket < GROUP) {
            return bucket;
        }
        int shift = (bucket >> BITS) - 1;
        return ((long) (GROUP + (bucket & (GROUP - 1)) + 1) << shift) - 1;
    }

    /** The counts at this moment; the difference of two tells what came between. */
    long[] counts() {
        long[] copy = new long[BUCKETS];
        for (int i = 0; i < BUCKETS; i++) {
            copy[i] = counts.get(i);
        }
        return copy;
    }

    static long total(long[] counts) {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    static long[] difference(long[] later, long[] earlier) {
        long[] difference = new long[BUCKETS];
        for (int i = 0; i < BUCKETS; i++) {
            difference[i] = later[i] - earlier[i];
        }
        return difference;
    }

    /** The upper bound of the bucket that the share of all times ends in; 0 where nothing was counted. */
    static long quantile(long[] counts, double share) {
        long left = (long) Math.ceil(share * total(counts));
        for (int i = 0; i < BUCKETS && left > 0; i++) {
            left -= counts[i];
            if (left <= 0) {
                return upperBound(i);
            }
        }
        return 0;
    }

    /** The mean, at most 3.2 % off; NaN where nothing was counted. */
    static double mean(long[] counts) {
        long count = 0;
        double sum = 0;
        for (int i = 0; i < BUCKETS; i++) {
            count += counts[i];
            sum += counts[i] * middle(i);
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** The squared coefficient of variation, as if each time were in the middle of its bucket; NaN for fewer than two. */
    static double variation(long[] counts) {
        double mean = mean(counts);
        long count = 0;
        double squares = 0;
        for (int i = 0; i < BUCKETS; i++) {
            double off = middle(i) - mean;
            count += counts[i];
            squares += counts[i] * off * off;
        }
        return count < 2 || !(mean > 0) ? Double.NaN : squares / (count - 1) / (mean * mean);
    }

    private static double middle(int bucket) {
        double below = bucket == 0 ? -1 : upperBound(bucket - 1);
        return (below + 1 + upperBound(bucket)) / 2;
    }
}
