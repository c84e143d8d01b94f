package io.foundry.spring.pool.monitor;

import java.time.Duration;

/** What a pool's counters say at one moment; the difference of two is a window. Immutable. */
final class PoolSums {

    static final double SHARE = 0.99;

    final long nanos;

    private final long[] waits;

    private final long timeouts;

    private final long[] usages;

    private final long usageNanos;

    private final long heldNanos;

    /**
     * Keeps what was counted.
     *
     * @param nanos the moment
     * @param waits counts of a {@link TimeHistogram}; belongs to this from now on
     * @param timeouts callers that gave up
     * @param usages counts of a {@link TimeHistogram} of how long connections were held that came back; belongs to this
     * @param usageNanos their sum
     * @param heldNanos connection-nanoseconds until now, of those still out too
     */
    PoolSums(long nanos, long[] waits, long timeouts, long[] usages, long usageNanos, long heldNanos) {
        this.nanos = nanos;
        this.waits = waits;
        this.timeouts = timeouts;
        this.usages = usages;
        this.usageNanos = usageNanos;
        this.heldNanos = heldNanos;
    }

    PoolWindow since(PoolSums start, double arrivalVariation, int peakDemand, long longestWaitNanos) {
        long[] waited = TimeHistogram.difference(waits, start.waits);
        long[] used = TimeHistogram.difference(usages, start.usages);
        long failed = timeouts - start.timeouts;
        long back = TimeHistogram.total(used);
        long length = nanos - start.nanos;
        return new PoolWindow(
                Duration.ofNanos(length),
                Math.max(0, TimeHistogram.total(waited) - failed),
                failed,
                back == 0 ? Double.NaN : (double) (usageNanos - start.usageNanos) / back,
                TimeHistogram.variation(used),
                arrivalVariation,
                Math.max(0, (double) (heldNanos - start.heldNanos) / length),
                peakDemand,
                Math.min(TimeHistogram.quantile(waited, SHARE), longestWaitNanos),
                longestWaitNanos);
    }

    PoolTotals totals(long longestWaitNanos, int peakDemand) {
        long returns = TimeHistogram.total(usages);
        return new PoolTotals(
                Math.max(0, TimeHistogram.total(waits) - timeouts),
                timeouts,
                TimeHistogram.mean(waits),
                Math.min(TimeHistogram.quantile(waits, SHARE), longestWaitNanos),
                longestWaitNanos,
                returns == 0 ? Double.NaN : (double) usageNanos / returns,
                peakDemand);
    }
}
