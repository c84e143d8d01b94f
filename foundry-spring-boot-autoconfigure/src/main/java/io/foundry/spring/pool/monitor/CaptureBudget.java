package io.foundry.spring.pool.monitor;

import java.util.concurrent.atomic.AtomicLong;

/** Allows something a hundred times per second, and as often at once after a quiet second. Thread-safe, without locks. */
final class CaptureBudget {

    // The generic cell rate algorithm: the one figure is the time at which all that was allowed would have been spread
    // out.

    private static final long SPACING_NANOS = 10_000_000;

    private static final long BURST_NANOS = 1_000_000_000 - SPACING_NANOS;

    private final AtomicLong spreadUntil;

    CaptureBudget(long now) {
        this.spreadUntil = new AtomicLong(now);
    }

    boolean allows(long now) {
        long until = spreadUntil.get();
        long ahead = until - now;
        if (ahead > BURST_NANOS) {
            return false;
        }
        return spreadUntil.compareAndSet(until, (ahead > 0 ? until : now) + SPACING_NANOS);
    }
}
