package io.foundry.spring.pool.monitor;

/**
 * What a pool did since it was started. Immutable.
 *
 * @param acquires connections that were given out
 * @param timeouts callers that gave up waiting
 * @param waitMeanNanos mean wait for a connection, in nanoseconds, at most 3.2 % off, of those that gave up too; NaN without callers
 * @param waitP99Nanos wait that 99 of 100 callers stayed below, in nanoseconds, at most 6.25 % too high
 * @param waitMaxNanos longest wait, in nanoseconds
 * @param usageMeanNanos mean time that a connection was held, in nanoseconds; NaN before the first came back
 * @param peakDemand most connections in use plus callers waiting at one moment, as far as seen
 */
public record PoolTotals(
        long acquires,
        long timeouts,
        double waitMeanNanos,
        long waitP99Nanos,
        long waitMaxNanos,
        double usageMeanNanos,
        int peakDemand) {}
