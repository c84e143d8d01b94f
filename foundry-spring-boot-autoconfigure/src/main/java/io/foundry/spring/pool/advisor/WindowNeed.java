package io.foundry.spring.pool.advisor;

import io.foundry.spring.pool.monitor.PoolWindow;

/**
 * The size that a pool needed in one window. Immutable.
 *
 * @param window what was measured
 * @param busy the window's load with its own bursts
 * @param steady the load without bursts whose demand would reach as high as was seen
 * @param full whether the pool was full for most of the time, so that the load behind it is not known
 * @param size smallest size that holds the target; a lower bound if the pool was full
 */
record WindowNeed(PoolWindow window, QueueModel busy, QueueModel steady, boolean full, int size) {

    /** The share of callers that may wait longer than the target. */
    static final double MISSED = 0.01;

    /** In use on average, as a share of the size, from which on demand above the size is more than a moment's. */
    private static final double FULL = 0.9;

    /** With fewer callers, the largest hundredth of their waits is one caller. */
    private static final int LEAST_FOR_P99 = 100;

    private static final double PEAK_DEVIATIONS = 2.5;

    /**
     * Computes it.
     *
     * @param window what was measured
     * @param current the pool's largest size at that time
     * @param targetNanos wait that 99 of 100 callers should stay below
     */
    static WindowNeed of(PoolWindow window, int current, double targetNanos) {
        boolean queued = window.peakDemand() > current;
        boolean full = queued && (window.timeouts() > 0 || window.meanInUse() >= FULL * current);
        QueueModel busy = busy(window);
        QueueModel steady = steady(window, busy);
        int peak = Math.max(window.peakDemand(), (int) Math.ceil(window.meanInUse()));
        int most = Math.max(1, peak);
        int size = busy.smallestSize(targetNanos, MISSED, most);
        if (full) {
            size = Math.max(size, current + 1);
        } else {
            size = Math.min(size, steady.smallestSize(targetNanos, MISSED, most));
            size = agreeingWithMeasured(size, window, current, queued, targetNanos);
        }
        return new WindowNeed(window, busy, steady, full, Math.min(size, most));
    }

    /** What was measured at the current size counts more than what a model says of it. */
    private static int agreeingWithMeasured(
            int size, PoolWindow window, int current, boolean queued, double targetNanos) {
        if (window.timeouts() == 0 && window.waitP99Nanos() <= targetNanos) {
            return Math.min(size, current);
        }
        return queued && window.acquires() >= LEAST_FOR_P99 ? Math.max(size, current + 1) : size;
    }

    /**
     * Connections in use are averaged over time, which a single long hold does not distort as it does the mean of the
     * times held. Callers that gave up would have held connections too.
     */
    private static QueueModel busy(PoolWindow window) {
        double load = window.meanInUse() * requests(window) / Math.max(1, window.acquires());
        double held = window.usageMeanNanos() > 0
                ? window.usageMeanNanos()
                : load * window.length().toNanos() / Math.max(1, requests(window));
        // Callers that are more regular than independent ones are so by chance, or because they wait for each other
        double arrivals = window.arrivalVariation() > 1 ? window.arrivalVariation() : 1;
        double variation = window.usageVariation() >= 0 ? window.usageVariation() : 1;
        return new QueueModel(load, Math.max(1, held), arrivals, variation);
    }

    /**
     * A window's average hides that its rate went up and down, and its arrival variation takes a busy second for a
     * thousand callers at once. Both mean less than the demand that was seen: a steady load of x connections has a
     * demand of x with a standard deviation of sqrt(x), and is seen to reach x + 2.5 sqrt(x) in most windows. The load
     * for which that is the peak is as much as any part of the window had.
     */
    private static QueueModel steady(PoolWindow window, QueueModel busy) {
        double root = (Math.sqrt(PEAK_DEVIATIONS * PEAK_DEVIATIONS + 4.0 * window.peakDemand()) - PEAK_DEVIATIONS) / 2;
        return new QueueModel(Math.max(root * root, busy.offeredLoad()), busy.meanHeldNanos(), 1, busy.heldVariation());
    }

    /** Whether callers gave up although most of the pool was not in use: what it lacked was a server, not size. */
    static boolean couldNotOpen(PoolWindow window, int current) {
        return window.timeouts() > 0 && window.meanInUse() < 0.5 * current;
    }

    static long requests(PoolWindow window) {
        return window.acquires() + window.timeouts();
    }

    /**
     * Predicts the wait that 99 of 100 callers stay below.
     *
     * @return infinity if the size cannot carry the load
     */
    double waitP99Nanos(int size) {
        if (size >= window.peakDemand()) {
            return 0;
        }
        double wait = busy.waitNanos(size, MISSED);
        return full ? wait : Math.min(wait, steady.waitNanos(size, MISSED));
    }
}
