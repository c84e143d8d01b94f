package io.foundry.benchmarks.pool;

import java.util.Arrays;
import java.util.Locale;

/**
 * Values of the same thing measured again and again: the middle one, and between which two they all lie.
 *
 * @param median the middle one; of an even number the mean of the middle two
 * @param least the smallest
 * @param most the largest
 */
record Spread(double median, double least, double most) {

    static Spread of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** How this compares as the better, smaller side; where the two overlap there is nothing to claim. */
    String against(Spread baseline) {
        double ratio = baseline.median / median;
        if (most < baseline.least) {
            return number(ratio) + "x less";
        }
        String overlap = least > baseline.most ? "**more**" : "no measurable gain";
        return overlap + " (" + number(ratio) + "x)";
    }

    @Override
    public String toString() {
        return number(median) + " (" + number(least) + "-" + number(most) + ")";
    }

    /** Three digits, as far as there are any before the point. */
    static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }
}
