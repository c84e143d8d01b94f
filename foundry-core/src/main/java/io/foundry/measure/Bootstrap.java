package io.foundry.measure;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The median of a sample, with an interval that covers the true median in 95 % of all samples. Immutable.
 *
 * @param median the estimate
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
record Bootstrap(double median, double low, double high) {

    /*
     * The percentile bootstrap (Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13), with the
     * quantiles moved outwards for small samples (Hesterberg, What Teachers Should Know About the Bootstrap, 2015,
     * section 4.6.2), because the plain interval is too narrow there. Quantiles of the t distribution and the normal
     * distribution are the approximations 26.7.5 and 26.2.17 of Abramowitz and Stegun.
     */

    private static final int RESAMPLES = 1_000;
    private static final double Z = 1.959964;

    static Bootstrap ofMedian(double[] sample, SplittableRandom random) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        double[] medians = new double[RESAMPLES];
        int[] drawn = new int[sorted.length];
        for (int i = 0; i < RESAMPLES; i++) {
            medians[i] = medianOfResample(sorted, drawn, random);
        }
        Arrays.sort(medians);
        double tail = tail(sorted.length);
        return new Bootstrap(Medians.ofSorted(sorted), quantile(medians, tail), quantile(medians, 1 - tail));
    }

    /** Draws with replacement and finds the middle by counting, since the sample is sorted already. */
    private static double medianOfResample(double[] sorted, int[] drawn, SplittableRandom random) {
        int size = sorted.length;
        Arrays.fill(drawn, 0);
        for (int i = 0; i < size; i++) {
            drawn[random.nextInt(size)]++;
        }
        int upper = size / 2;
        int lower = size % 2 == 1 ? upper : upper - 1;
        int seen = 0;
        double low = Double.NaN;
        for (int i = 0; i < size; i++) {
            seen += drawn[i];
            if (seen > lower && Double.isNaN(low)) {
                low = sorted[i];
            }
            if (seen > upper) {
                return (low + sorted[i]) / 2;
            }
        }
        throw new AssertionError("Fewer drawn than asked for");
    }

    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** The share of resamples to cut off at each end, for 95 % in between. */
    static double tail(int size) {
        double freedom = size - 1;
        double z3 = Z * Z * Z;
        double z5 = z3 * Z * Z;
        double t = Z
                + (z3 + Z) / (4 * freedom)
                + (5 * z5 + 16 * z3 + 3 * Z) / (96 * freedom * freedom)
                + (3 * z5 * Z * Z + 19 * z5 + 17 * z3 - 15 * Z) / (384 * freedom * freedom * freedom);
        return normalUpperTail(Math.sqrt(size / freedom) * t);
    }

    private static double normalUpperTail(double x) {
        double t = 1 / (1 + 0.2316419 * x);
        double series =
                t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * series;
    }
}
