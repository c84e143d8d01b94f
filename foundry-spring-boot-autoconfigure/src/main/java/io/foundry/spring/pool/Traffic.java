package io.foundry.spring.pool;

import io.foundry.spring.pool.monitor.PoolTotals;
import org.jspecify.annotations.Nullable;

/**
 * What a pool did since it was started, for readers of JSON. Times are null where there was nothing to time.
 *
 * @param acquisitions connections that were given out
 * @param timeouts callers that gave up waiting
 * @param waitMeanMillis mean wait for a connection
 * @param waitP99Millis wait that 99 of 100 callers stayed below
 * @param waitMaxMillis longest wait
 * @param heldMeanMillis mean time that a connection was held
 * @param peakDemand most connections in use plus callers waiting at one moment
 */
record Traffic(
        long acquisitions,
        long timeouts,
        @Nullable Double waitMeanMillis,
        @Nullable Double waitP99Millis,
        @Nullable Double waitMaxMillis,
        @Nullable Double heldMeanMillis,
        int peakDemand) {

    static Traffic of(PoolTotals totals) {
        boolean none = totals.acquires() + totals.timeouts() == 0;
        return new Traffic(
                totals.acquires(),
                totals.timeouts(),
                millis(totals.waitMeanNanos()),
                none ? null : millis((double) totals.waitP99Nanos()),
                none ? null : millis((double) totals.waitMaxNanos()),
                millis(totals.usageMeanNanos()),
                totals.peakDemand());
    }

    private static @Nullable Double millis(double nanos) {
        return Double.isNaN(nanos) ? null : nanos / 1e6;
    }
}
