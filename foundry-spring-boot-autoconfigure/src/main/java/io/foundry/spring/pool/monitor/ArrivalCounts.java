package io.foundry.spring.pool.monitor;

/**
 * How evenly callers come: the index of dispersion of their number per tick.
 *
 * <p>Not thread-safe. Source: D. R. Cox and P. A. W. Lewis, The Statistical Analysis of Series of Events, 1966, chapter 4.
 */
final class ArrivalCounts {

    /*
     * The pool tells when a caller stops waiting, not when it starts. Those who came in a tick are those who were served
     * or gave up in it, plus those who wait at its end, less those who waited at its start.
     */

    private static final int LEAST_TICKS = 10;

    private static final int LEAST_ARRIVALS = 30;

    private final long intervalNanos;

    private long tickNanos;

    private long ended;

    private int waiting;

    private int ticks;

    private double sum;

    private double squares;

    ArrivalCounts(long now, long intervalNanos) {
        this.tickNanos = now;
        this.intervalNanos = intervalNanos;
    }

    void tick(long now, long endedSoFar, int waitingNow) {
        double arrived = Math.max(0, endedSoFar - ended + waitingNow - waiting);
        long length = now - tickNanos;
        // A tick that came much too late has more callers than others for no reason of theirs
        if (length >= intervalNanos / 2 && length <= 2 * intervalNanos) {
            ticks++;
            sum += arrived;
            squares += arrived * arrived;
        }
        ended = endedSoFar;
        waiting = waitingNow;
        tickNanos = now;
    }

    /** Variance by mean; NaN where there were too few. */
    double variation() {
        if (ticks < LEAST_TICKS || sum < LEAST_ARRIVALS) {
            return Double.NaN;
        }
        double mean = sum / ticks;
        return Math.max(0, (squares - ticks * mean * mean) / (ticks - 1)) / mean;
    }

    void clear() {
        ticks = 0;
        sum = 0;
        squares = 0;
    }
}
