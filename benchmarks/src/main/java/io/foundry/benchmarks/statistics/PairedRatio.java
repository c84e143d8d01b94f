package io.foundry.benchmarks.statistics;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * How one thing's cost relates to another's that was measured in the same rounds: the median of the rounds' ratios with
 * a confidence interval of at least 95 %. Immutable.
 *
 * <p>The interval lies between two of the ratios themselves: of the ranked ratios, the k-th from either end, with the
 * largest k for which the median of all rounds that could have been lies outside at most once in twenty times (the sign
 * test turned round; Hahn and Meeker, Statistical Intervals, 1991, section 5.2). It presumes nothing about how times
 * are distributed, and needs six rounds.
 *
 * @param rounds how many there were
 * @param ratio the median; less than 1 is less than the baseline
 * @param low lower end of the interval; NaN with fewer than six rounds
 * @param high upper end of the interval; NaN with fewer than six rounds
 */
public record PairedRatio(int rounds, double ratio, double low, double high) {

    private static final double ALLOWED_OUTSIDE = 0.05;

    /**
     * Compares.
     *
     * @param values by round, at least one
     * @param baseline by round, as many, all above 0
     * @throws IllegalArgumentException if these are not pairs
     */
    public static PairedRatio of(double[] values, double[] baseline) {
        if (values.length == 0 || values.length != baseline.length) {
            throw new IllegalArgumentException(values.length + " and " + baseline.length + " values are no pairs");
        }
        double[] ratios = new double[values.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = values[i] / baseline[i];
        }
        double median = Spread.of(ratios.clone()).median();
        Arrays.sort(ratios);
        int outside = outside(ratios.length);
        return outside < 0
                ? new PairedRatio(ratios.length, median, Double.NaN, Double.NaN)
                : new PairedRatio(ratios.length, median, ratios[outside], ratios[ratios.length - 1 - outside]);
    }

    /** Returns how many ranked values lie outside of the interval on either side; -1 if there is none. */
    private static int outside(int values) {
        BinomialDistribution below = new BinomialDistribution(null, values, 0.5);
        int outside = -1;
        while (2 * below.cumulativeProbability(outside + 1) <= ALLOWED_OUTSIDE) {
            outside++;
        }
        return outside;
    }

    @Override
    public String toString() {
        return Double.isNaN(low)
                ? String.format(Locale.ROOT, "%.2f (too few rounds for an interval)", ratio)
                : String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", ratio, low, high);
    }
}
