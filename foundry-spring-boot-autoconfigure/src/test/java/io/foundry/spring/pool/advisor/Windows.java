package io.foundry.spring.pool.advisor;

import io.foundry.spring.pool.monitor.PoolWindow;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/** Windows of ten seconds, made up for tests. */
final class Windows {

    private static final double SECONDS = 10;

    private Windows() {}

    /** Independent callers and exponential times, with the demand that they would reach. */
    static PoolWindow calm(double perSecond, double heldMillis) {
        double load = perSecond * heldMillis / 1e3;
        return window(
                (long) (perSecond * SECONDS), 0, heldMillis, load, (int) Math.ceil(load + 4 * Math.sqrt(load)), 0);
    }

    static PoolWindow window(
            long acquires, long timeouts, double heldMillis, double inUse, int peakDemand, double waitP99Millis) {
        long wait = (long) (waitP99Millis * 1e6);
        return new PoolWindow(
                Duration.ofSeconds((long) SECONDS),
                acquires,
                timeouts,
                heldMillis * 1e6,
                1,
                1,
                inUse,
                peakDemand,
                wait,
                wait);
    }

    static List<PoolWindow> times(int count, PoolWindow window) {
        return Collections.nCopies(count, window);
    }
}
