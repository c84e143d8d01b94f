package io.foundry.measure;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One comparison, from the first call to the estimate. Used once, by one thread; only {@link #cancel} may come from
 * another.
 */
final class Comparison {

    /*
     * A block is long against the clock's resolution and short against a time slice of the scheduler, so that most
     * blocks run undisturbed and the others stand out. The two blocks of a pair run in random order: whatever depends
     * on the order (what the first leaves in the caches, a clock that ramps up) hits both sides alike.
     */

    private static final long BLOCK_NANOS = 50_000;
    private static final int MOST_PAIRS = 1 << 14;
    private static final int COLD_PAIRS = 2;
    /** At most a quarter of the budget is given up for fear of stalls. */
    private static final int MOST_STALL_SHARE = 4;

    private final Side baseline;
    private final Side foundry;
    private final Ticker ticker;
    private final JitClock jit;
    private final SplittableRandom random;
    private final long startNanos;
    private final long budgetNanos;
    private final long blockNanos;
    private final long mostCalls;
    private final PairLog log = new PairLog();

    private Side running;
    private volatile boolean cancelled;

    Comparison(
            Side baseline,
            Side foundry,
            Ticker ticker,
            JitClock jit,
            long startNanos,
            long budgetNanos,
            long mostCalls,
            SplittableRandom random) {
        this.baseline = baseline;
        this.foundry = foundry;
        this.running = baseline;
        this.ticker = ticker;
        this.jit = jit;
        this.budgetNanos = budgetNanos;
        this.random = random;
        this.startNanos = startNanos;
        this.mostCalls = mostCalls;
        this.blockNanos = Math.max(BLOCK_NANOS, budgetNanos / 2 / MOST_PAIRS);
    }

    /** Makes {@link #run} end after the block that it is in. */
    void cancel() {
        cancelled = true;
    }

    /** The side that ran last; after an exception, the one that threw. */
    Side running() {
        return running;
    }

    Findings run() throws Exception {
        long endNanos = budgetNanos - Math.max(budgetNanos / 50, rehearse());
        // Alone first: the first call loads classes and says nothing about speed.
        for (Side side : new Side[] {baseline, foundry}) {
            run(side);
            if (stopped()) {
                return Findings.none("interrupted");
            }
            if (elapsed() >= endNanos) {
                return Findings.none("the first call of '" + side.name() + "' left no time within the budget of "
                        + Durations.text(budgetNanos));
            }
        }
        WarmUp warmUp = new WarmUp(log, jit, spent(endNanos), endNanos);
        int firstMeasured = -1;
        long stallNanos = 0;
        while (spent(endNanos) + baseline.expectedNanos() + foundry.expectedNanos() + stallNanos <= endNanos
                && baseline.callsWithNextBlock() <= mostCalls) {
            runPair();
            if (firstMeasured >= 0 && log.size() - firstMeasured >= RatioEstimate.GROUPS) {
                // Whoever was kept from running so long will be again, and now there is enough to end early.
                long longest = Math.max(baseline.lastStallNanos(), foundry.lastStallNanos());
                stallNanos = Math.min(Math.max(stallNanos, longest), budgetNanos / MOST_STALL_SHARE);
            }
            if (stopped()) {
                return Findings.none("interrupted");
            }
            if (firstMeasured < 0) {
                long spareNanos = endNanos - spent(endNanos) - RatioEstimate.LEAST_PAIRS * leastPairNanos();
                // The first calls may have been slow for reasons that are over.
                boolean cold = log.size() < COLD_PAIRS;
                if (!cold && spareNanos < 0) {
                    return tooFew();
                }
                if (warmUp.isOver(spent(endNanos)) || (!cold && spareNanos < 2 * leastPairNanos())) {
                    firstMeasured = log.size();
                }
            }
        }
        return firstMeasured < 0 || log.size() - firstMeasured < RatioEstimate.LEAST_PAIRS
                ? tooFew()
                : estimate(firstMeasured);
    }

    private void runPair() throws Exception {
        boolean baselineFirst = random.nextBoolean();
        Side first = baselineFirst ? baseline : foundry;
        Side second = baselineFirst ? foundry : baseline;
        run(first);
        run(second);
        log.add(baseline, foundry);
        baseline.aimAt(blockNanos);
        foundry.aimAt(blockNanos);
    }

    private void run(Side side) throws Exception {
        running = side;
        side.runBlock();
    }

    private long leastPairNanos() {
        return baseline.leastNanos() + foundry.leastNanos();
    }

    private Findings estimate(int firstMeasured) {
        RatioEstimate ratio = RatioEstimate.of(log.logRatios(firstMeasured), random);
        if (ratio == null) {
            return Findings.none("the figures were still changing when the budget of " + Durations.text(budgetNanos)
                    + " ended; allow more");
        }
        int from = firstMeasured + ratio.firstPair();
        return new Findings(log, from, ratio, null);
    }

    private Findings tooFew() {
        long pairNanos = leastPairNanos();
        // Half of the time is for the warm-up, half for the pairs, and some is spare.
        long neededNanos = pairNanos * (2 * RatioEstimate.LEAST_PAIRS + 4);
        if (baseline.callsWithNextBlock() > mostCalls) {
            return Findings.none("'" + baseline.name() + "' may be called " + mostCalls + " times, too few for "
                    + RatioEstimate.LEAST_PAIRS + " pairs");
        }
        if (neededNanos < budgetNanos) {
            return Findings.none("the measuring thread was interrupted by other work for too much of the budget of "
                    + Durations.text(budgetNanos) + "; try again, or allow more");
        }
        return Findings.none("a call of each side takes " + Durations.text(pairNanos) + " together, too long for "
                + RatioEstimate.LEAST_PAIRS + " pairs within the budget of " + Durations.text(budgetNanos)
                + "; allow at least " + Durations.text(neededNanos));
    }

    private boolean stopped() {
        return cancelled || Thread.currentThread().isInterrupted();
    }

    /** Time gone by, or the share of the time that corresponds to the calls that were made, where that is more. */
    private long spent(long endNanos) {
        return Math.max(elapsed(), (long) (endNanos * ((double) baseline.totalCalls() / mostCalls)));
    }

    private long elapsed() {
        return ticker.nanos() - startNanos;
    }

    /** Computes an estimate of nothing, to know how much time to keep for the real one; code is cold the first time. */
    private long rehearse() {
        long start = ticker.nanos();
        SplittableRandom own = new SplittableRandom(0);
        double[] logs = new double[1024];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = own.nextDouble();
        }
        RatioEstimate.of(logs, own);
        return ticker.nanos() - start;
    }

    /**
     * What {@link #run} found: an estimate with the log that it came from, or a reason.
     *
     * @param log all pairs
     * @param firstPair the first one that counts
     * @param ratio null if nothing was measured
     * @param reason null if something was measured
     */
    record Findings(
            @Nullable PairLog log,
            int firstPair,
            @Nullable RatioEstimate ratio,
            @Nullable String reason) {

        static Findings none(String reason) {
            return new Findings(null, 0, null, reason);
        }
    }
}
