package io.foundry.spring.pool.monitor;

import java.time.Duration;

/** What a pool's counters say at one moment; the difference of two is a window. Immutable. */
final class PoolSums {

    static final double SHARE = 0.99;

    final long nanos;

    private final long[] waits;

    private final long timeouts;

    private final long returns;

    private final long usageNanos;

    private final double usageSquares;

    private final double heldNanos;

    /**
     * Keeps what was counted.
     *
     * @param nanos the moment
     * @param waits counts of a {@link WaitHistogram}; belongs to this from now on
     * @param timeouts callers that gave up
     * @param returns connections that were given back
     * @param usageNanos how long those had been held
     * @param usageSquares squares of that
     * @param heldNanos connection-nanoseconds until now, of those still out too
     */
    PoolSums(
            long nanos,
            long[] waits,
            long timeouts,
            long returns,
            long usageNanos,
            double usageSquares,
            double heldNanos) {
        this.nanos = nanos;
        this.waits = waits;
        this.timeouts = timeouts;
        this.returns = returns;
        this.usageNanos = usageNanos;
        this.usageSquares = usageSquares;
        this.heldNanos = heldNanos;
    }

    PoolWindow since(PoolSums start, double arrivalVariation, int peakDemand, long longestWaitNanos) {
        long[] waited = WaitHistogram.difference(waits, start.waits);
        long failed = timeouts - start.timeouts;
        long back = returns - start.returns;
        double mean = back == 0 ? Double.NaN : (double) (usageNanos - start.usageNanos) / back;
        long length = nanos - start.nanos;
        return new PoolWindow(
                Duration.ofNanos(length),
                Math.max(0, WaitHistogram.total(waited) - failed),
                failed,
                mean,
                variation(back, mean, usageSquares - start.usageSquares),
                arrivalVariation,
                Math.max(0, (heldNanos - start.heldNanos) / length),
                peakDemand,
                Math.min(WaitHistogram.quantile(waited, SHARE), longestWaitNanos),
                longestWaitNanos);
    }

    private static double variation(long count, double mean, double squares) {
        if (count < 2 || !(mean > 0)) {
            return Double.NaN;
        }
        double variance = (squares - count * mean * mean) / (count - 1);
        return Math.max(0, variance) / (mean * mean);
    }

    PoolTotals totals(long waitNanos, long longestWaitNanos, int peakDemand) {
        long calls = WaitHistogram.total(waits);
        return new PoolTotals(
                Math.max(0, calls - timeouts),
                timeouts,
                calls == 0 ? Double.NaN : (double) waitNanos / calls,
                Math.min(WaitHistogram.quantile(waits, SHARE), longestWaitNanos),
                longestWaitNanos,
                returns == 0 ? Double.NaN : (double) usageNanos / returns,
                peakDemand);
    }
}
