package io.foundry.benchmarks.statistics;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;

/**
 * Values of the same thing measured again and again, of which less is better. Keeps the array it is given, sorted.
 *
 * <p>Two of them are compared by the test of Mann and Whitney, which asks only how their values rank among each other:
 * one process that the machine held up does not hide what all others show.
 */
public final class Spread {

    private static final double CHANCE = 0.01;

    /** With fewer, chance gives even the clearest order more often than that. */
    private static final int LEAST_VALUES = 5;

    private final double[] sorted;

    private Spread(double[] values) {
        Arrays.sort(values);
        this.sorted = values;
    }

    /** Makes one of at least one value. */
    public static Spread of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        return new Spread(values);
    }

    /** Returns the middle value; of an even number the mean of the middle two. */
    public double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Returns the least value. */
    public double least() {
        return sorted[0];
    }

    /** Returns the greatest value. */
    public double most() {
        return sorted[sorted.length - 1];
    }

    /** Says how this compares; what chance gives once in a hundred times is no gain. */
    public String against(Spread baseline) {
        double ratio = baseline.median() / median();
        if (Math.min(sorted.length, baseline.sorted.length) < LEAST_VALUES) {
            return "too few values to tell (" + number(ratio) + "x)";
        }
        if (new MannWhitneyUTest().mannWhitneyUTest(sorted, baseline.sorted) >= CHANCE) {
            return "no measurable gain (" + number(ratio) + "x)";
        }
        return ratio >= 1 ? number(ratio) + "x less" : "**" + number(1 / ratio) + "x more**";
    }

    @Override
    public String toString() {
        return number(median()) + " (" + number(least()) + "-" + number(most()) + ")";
    }

    /** Three digits, as far as there are any behind the point. */
    public static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }
}
