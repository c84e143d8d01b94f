package io.foundry.spring.pool.monitor;

import java.time.Duration;

/**
 * What a pool did during one stretch of time, of about ten seconds. Immutable.
 *
 * @param length how long it was
 * @param acquires connections that were given out
 * @param timeouts callers that gave up waiting
 * @param usageMeanNanos mean time that connections given back in it had been held, in nanoseconds; NaN if there were none
 * @param usageVariation squared coefficient of variation of the time that connections had been held, to
 *     some percent; NaN for fewer than two
 * @param arrivalVariation index of dispersion, variance by mean, of the number of acquisitions asked for per tick: 1 for a
 *     Poisson process; NaN where there were too few to tell
 * @param meanInUse connections in use, averaged over time
 * @param peakDemand most connections in use plus callers waiting at one moment, as far as seen
 * @param waitP99Nanos wait for a connection that 99 of 100 callers stayed below, in nanoseconds, at most 6.25 % too high;
 *     callers that gave up count with the time that they waited; 0 without callers
 * @param waitMaxNanos longest wait, in nanoseconds
 */
public record PoolWindow(
        Duration length,
        long acquires,
        long timeouts,
        double usageMeanNanos,
        double usageVariation,
        double arrivalVariation,
        double meanInUse,
        int peakDemand,
        long waitP99Nanos,
        long waitMaxNanos) {}
