package io.foundry.benchmarks.pool;

import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;

/**
 * Values of the same thing measured again and again, of which less is better. Keeps the array it is given, sorted.
 *
 * <p>Two of them are compared by the test of Mann and Whitney, which asks only how their values rank among each other:
 * one process that the machine held up does not hide what all others show.
 */
final class Spread {

    private static final double CHANCE = 0.01;

    private final double[] sorted;

    private Spread(double[] values) {
        Arrays.sort(values);
        this.sorted = values;
    }

    static Spread of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        return new Spread(values);
    }

    /** Returns the middle value; of an even number the mean of the middle two. */
    double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Says how this compares; what chance gives once in a hundred times is no gain. */
    String against(Spread baseline) {
        double ratio = baseline.median() / median();
        if (new MannWhitneyUTest().mannWhitneyUTest(sorted, baseline.sorted) >= CHANCE) {
            return "no measurable gain (" + number(ratio) + "x)";
        }
        return ratio >= 1 ? number(ratio) + "x less" : "**" + number(1 / ratio) + "x more**";
    }

    @Override
    public String toString() {
        return number(median()) + " (" + number(sorted[0]) + "-" + number(sorted[sorted.length - 1]) + ")";
    }

    /** Three digits, as far as there are any behind the point. */
    static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }
}
