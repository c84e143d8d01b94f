package io.foundry.spring.pool.advisor;

import org.jspecify.annotations.Nullable;

/**
 * How large a pool should be, and from what that follows. Immutable; made to be shown as JSON.
 *
 * @param kind whether there is advice, and whether it is a lower bound
 * @param advisedSize null without advice
 * @param currentSize the pool's largest size as it is set
 * @param waitTargetMillis wait that 99 of 100 callers should stay below
 * @param serverAllows most connections that each replica may open without coming to a limit of the server; null where
 *     the server was not asked
 * @param acquisitions connections asked for in the windows that were looked at
 * @param trafficSeconds length of those windows together
 * @param basis figures of the window that decided; null without advice
 * @param why a sentence for the reader
 */
public record Advice(
        Kind kind,
        @Nullable Integer advisedSize,
        int currentSize,
        double waitTargetMillis,
        @Nullable Integer serverAllows,
        long acquisitions,
        double trafficSeconds,
        @Nullable Basis basis,
        String why) {

    /** What kind of advice it is. */
    public enum Kind {
        /** Too few connections were asked for to say anything. */
        NOT_ENOUGH_TRAFFIC,
        /** The smallest size that holds the target. */
        SIZE,
        /** The pool was full, so that nobody knows how much it would have carried: at least this. */
        AT_LEAST
    }

    /**
     * What was measured in the window that decided, and what follows from it. Predictions are null where the load is
     * more than that size can carry, or is not known because the pool was full.
     *
     * @param offeredLoadConnections connections in use on average; a lower bound if the pool was full
     * @param acquisitionsPerSecond connections asked for
     * @param meanHeldMillis mean time that a connection was held
     * @param heldVariation squared coefficient of variation of that time: 0 for constant, 1 for exponential
     * @param arrivalVariation variance by mean of the number of callers per tick: 1 if they are independent
     * @param peakDemand most connections in use plus callers waiting at one moment
     * @param timeouts callers that gave up
     * @param measuredWaitP99Millis wait that 99 of 100 callers stayed below
     * @param predictedWaitP99MillisAtCurrentSize the same as the model has it
     * @param predictedWaitP99MillisAtAdvisedSize the same at the advised size
     */
    public record Basis(
            double offeredLoadConnections,
            double acquisitionsPerSecond,
            double meanHeldMillis,
            double heldVariation,
            double arrivalVariation,
            int peakDemand,
            long timeouts,
            double measuredWaitP99Millis,
            @Nullable Double predictedWaitP99MillisAtCurrentSize,
            @Nullable Double predictedWaitP99MillisAtAdvisedSize) {}
}
