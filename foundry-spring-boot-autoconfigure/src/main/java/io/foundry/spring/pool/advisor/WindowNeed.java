package io.foundry.spring.pool.advisor;

import io.foundry.spring.pool.monitor.PoolWindow;

/**
 * The size that a pool needed in one window. Immutable.
 *
 * @param window what was measured
 * @param busy the window's load with its own bursts
 * @param steady a load without bursts whose demand would reach as high as was ever seen
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

    private static final double PEAK_DEVIATIONS = 1.5;

    /**
     * Computes it.
     *
     * @param window what was measured
     * @param current the pool's largest size at that time
     * @param targetNanos wait that 99 of 100 callers should stay below
     * @param peakDemand most connections in use plus callers waiting, of all windows; no larger size is ever needed
     */
    static WindowNeed of(PoolWindow window, int current, double targetNanos, int peakDemand) {
        boolean queued = window.peakDemand() > current;
        boolean full = queued && (window.timeouts() > 0 || window.meanInUse() >= FULL * current);
        QueueModel busy = busy(window);
        QueueModel steady = steady(busy, peakDemand);
        int size = busy.smallestSize(targetNanos, MISSED, peakDemand);
        if (full) {
            size = Math.max(size, current + 1);
        } else {
            size = steady.smallestSize(targetNanos, MISSED, size);
            size = agreeingWithMeasured(size, window, current, queued, targetNanos);
        }
        return new WindowNeed(window, busy, steady, full, Math.min(size, peakDemand));
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
     * times held. Callers that gave up would have held connections too; where nobody got one, for how long is not
     * known.
     */
    private static QueueModel busy(PoolWindow window) {
        double load =
                window.acquires() == 0 ? window.meanInUse() : window.meanInUse() * requests(window) / window.acquires();
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
     * demand of x with a standard deviation of sqrt(x), and is soon seen to reach x + 1.5 sqrt(x). The load for which
     * the highest demand is no more than that is as much as any moment had. Demand is seen a few times per second only,
     * so the highest of all windows counts.
     */
    private static QueueModel steady(QueueModel busy, int peakDemand) {
        double root = (Math.sqrt(PEAK_DEVIATIONS * PEAK_DEVIATIONS + 4.0 * peakDemand) - PEAK_DEVIATIONS) / 2;
        return new QueueModel(Math.max(root * root, busy.offeredLoad()), busy.meanHeldNanos(), 1, busy.heldVariation());
    }

    /** Whether callers gave up although most of the pool was not in use: what it lacked was a server, not size. */
    static boolean couldNotOpen(PoolWindow window, int current) {
        return window.timeouts() > 0 && window.meanInUse() < 0.5 * current;
    }

    /** The most connections that were wanted at one moment, as far as seen: not less than on average. */
    static int demand(PoolWindow window) {
        return Math.max(1, Math.max(window.peakDemand(), (int) Math.ceil(window.meanInUse())));
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
        double wait = busy.waitNanos(size, MISSED);
        return full ? wait : Math.min(wait, steady.waitNanos(size, MISSED));
    }
}
