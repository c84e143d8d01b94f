package io.foundry.measure;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The ratio of two costs with its 95 % confidence interval, from pairs of blocks. Immutable.
 *
 * @param ratio Foundry's cost divided by the baseline's
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param firstPair the pair with which the steady part began
 */
record RatioEstimate(double ratio, double low, double high, int firstPair) {

    /*
     * Neighbouring blocks share the clock speed and the neighbours of their moment, so each pair gives a ratio of its
     * own, and the logarithm makes slower and faster alike. Neighbouring pairs share them too: they are not
     * independent, and resampling them one by one would give an interval that is too narrow. So consecutive pairs form
     * groups (batch means; the bootstrap over blocks of Efron and Tibshirani, section 8.6), each group says its
     * midmean, and the estimate is the median of the groups, which some bad stretches cannot move.
     *
     * What one JVM cannot see is how it would have compiled and laid out the same code another time (Kalibera and
     * Jones, Rigorous Benchmarking in Reasonable Time, ISMM 2013; Georges, Buytaert and Eeckhout, Statistically
     * Rigorous Java Performance Evaluation, OOPSLA 2007). The layout allowance widens the interval for that. Where its
     * size comes from is told in docs/design-decisions.md.
     */

    /** Added to both ends of the interval, as a share of the ratio. */
    static final double LAYOUT_ALLOWANCE = 0.08;

    /** Fewer pairs cannot carry an interval. */
    static final int LEAST_PAIRS = 10;

    /** Groups of consecutive pairs; with fewer pairs than that, each is a group. */
    static final int GROUPS = 40;

    private static final int PARTS = 4;
    private static final int LEAST_STEP = 3;

    /** A shift that is smaller than this is drift, and no reason to drop data. */
    private static final double SHIFT = 0.03;

    /**
     * Estimates.
     *
     * @param logRatios natural logarithms of foundry / baseline in the order of time, at least {@link #LEAST_PAIRS}
     * @param random draws the resamples
     * @return null if the ratio was still changing at the end
     */
    static @Nullable RatioEstimate of(double[] logRatios, SplittableRandom random) {
        double[] groups = groups(logRatios);
        int first = steadyFrom(groups, random);
        if (first < 0) {
            return null;
        }
        Bootstrap logs = Bootstrap.ofMedian(Arrays.copyOfRange(groups, first, groups.length), random);
        double allowance = Math.log1p(LAYOUT_ALLOWANCE);
        return new RatioEstimate(
                Math.exp(logs.median()), Math.exp(logs.low() - allowance), Math.exp(logs.high() + allowance), (int)
                        ((long) first * logRatios.length / groups.length));
    }

    private static double[] groups(double[] logRatios) {
        int pairs = logRatios.length;
        double[] groups = new double[Math.min(pairs, GROUPS)];
        for (int i = 0; i < groups.length; i++) {
            int from = (int) ((long) i * pairs / groups.length);
            int to = (int) ((long) (i + 1) * pairs / groups.length);
            groups[i] = Medians.midmean(logRatios, from, to);
        }
        return groups;
    }

    /**
     * Finds out from when on the groups agree with the last ones. A method that was compiled late makes a step, and
     * what came before it is another program.
     *
     * @return the first group of the steady part; -1 if that is less than half
     */
    private static int steadyFrom(double[] groups, SplittableRandom random) {
        if (groups.length < GROUPS) {
            return 0;
        }
        if (endsWithStep(groups)) {
            return -1;
        }
        int part = groups.length / PARTS;
        Bootstrap last = part(groups, PARTS - 1, part, random);
        int first = PARTS - 1;
        while (first > 0 && agree(part(groups, first - 1, part, random), last)) {
            first--;
        }
        return first > PARTS / 2 ? -1 : first * part;
    }

    /**
     * Whether the last groups all lie apart from the others of the later half. By chance that happens to three of
     * twenty in 2 of 1,140 samples, and to more of them less often.
     */
    private static boolean endsWithStep(double[] groups) {
        double[] late = Arrays.copyOfRange(groups, groups.length / 2, groups.length);
        for (int step = late.length / 2; step <= late.length - LEAST_STEP; step++) {
            double[] before = Arrays.copyOfRange(late, 0, step);
            double[] after = Arrays.copyOfRange(late, step, late.length);
            Arrays.sort(before);
            Arrays.sort(after);
            double gap = Math.max(after[0] - before[before.length - 1], before[0] - after[after.length - 1]);
            if (gap > 0 && Math.abs(Medians.ofSorted(before) - Medians.ofSorted(after)) > SHIFT) {
                return true;
            }
        }
        return false;
    }

    private static Bootstrap part(double[] groups, int index, int size, SplittableRandom random) {
        return Bootstrap.ofMedian(Arrays.copyOfRange(groups, index * size, (index + 1) * size), random);
    }

    private static boolean agree(Bootstrap one, Bootstrap other) {
        return Math.abs(one.median() - other.median()) <= SHIFT
                || (one.low() <= other.high() && other.low() <= one.high());
    }
}
