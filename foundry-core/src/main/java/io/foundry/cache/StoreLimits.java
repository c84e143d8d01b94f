package io.foundry.cache;

import java.time.Duration;

/**
 * What a store keeps at most, and for how long. Immutable.
 *
 * @param maxBytes bytes of all entries together, with what it takes to keep them
 * @param maxEntries number of entries; 0 where only bytes count
 * @param timeToLive time from the writing of an entry to its end; zero where entries do not age
 */
public record StoreLimits(long maxBytes, long maxEntries, Duration timeToLive) {

    /** Checks that the limits can be kept. */
    public StoreLimits {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("A store needs room; maxBytes is " + maxBytes + ", give it 1 or more");
        }
        if (maxEntries < 0) {
            throw new IllegalArgumentException(
                    "maxEntries is " + maxEntries + "; give 1 or more, or 0 for as many as there are bytes for");
        }
        if (timeToLive.isNegative()) {
            throw new IllegalArgumentException(
                    "timeToLive is " + timeToLive + "; give a positive time, or zero for entries that do not age");
        }
    }

    /**
     * Limits by bytes alone.
     *
     * @param maxBytes bytes of all entries together
     * @return limits without a number of entries and without age
     */
    public static StoreLimits ofBytes(long maxBytes) {
        return new StoreLimits(maxBytes, 0, Duration.ZERO);
    }
}
