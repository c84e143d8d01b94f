package io.foundry.measure;

/**
 * Decides when two alternatives have become as fast as they will be.
 *
 * <p>Owned by one comparison; not thread-safe.
 */
final class WarmUp {

    /*
     * Time is cut into windows. Code that is still warming up keeps setting records, code that has been compiled does
     * not; noise from outside only ever makes a window slower. So the warm-up ends when neither side has beaten its
     * best window median for some windows and the compiler has rested for some. A level that looks steady can still be
     * the code of a lower tier that waits in the compiler's queue, which is why there is a least share as well.
     */

    private static final int WINDOWS_IN_BUDGET = 20;
    private static final int LEAST_WINDOWS = 10;
    private static final int MOST_WINDOWS = 15;
    private static final int QUIET_WINDOWS = 3;
    private static final int LEAST_PAIRS = 3;

    /** A new record must be better by this share. */
    private static final double RECORD = 0.98;

    private final PairLog log;
    private final JitClock jit;
    private final long startNanos;
    private final long windowNanos;

    private long windowStartNanos;
    private int windowStartPair;
    private int quietWindows;
    private double bestBaseline = Double.MAX_VALUE;
    private double bestFoundry = Double.MAX_VALUE;
    private long compiledMillis;

    WarmUp(PairLog log, JitClock jit, long startNanos, long budgetNanos) {
        this.log = log;
        this.jit = jit;
        this.startNanos = startNanos;
        this.windowNanos = budgetNanos / WINDOWS_IN_BUDGET;
        this.windowStartNanos = startNanos;
        this.compiledMillis = jit.compiledMillis();
    }

    /**
     * Looks at the log after each pair.
     *
     * @param nowNanos the time
     * @return whether measuring may begin with the next pair
     */
    boolean isOver(long nowNanos) {
        if (nowNanos - windowStartNanos >= windowNanos && log.size() - windowStartPair >= LEAST_PAIRS) {
            closeWindow();
            windowStartNanos = nowNanos;
            windowStartPair = log.size();
        }
        long windows = (nowNanos - startNanos) / windowNanos;
        return windows >= MOST_WINDOWS || (windows >= LEAST_WINDOWS && quietWindows >= QUIET_WINDOWS);
    }

    private void closeWindow() {
        double baseline = log.medianBaselineNanos(windowStartPair);
        double foundry = log.medianFoundryNanos(windowStartPair);
        long compiled = jit.compiledMillis();
        boolean quiet =
                baseline >= bestBaseline * RECORD && foundry >= bestFoundry * RECORD && compiled == compiledMillis;
        quietWindows = quiet ? quietWindows + 1 : 0;
        bestBaseline = Math.min(bestBaseline, baseline);
        bestFoundry = Math.min(bestFoundry, foundry);
        compiledMillis = compiled;
    }
}
