package io.foundry.measure;

import java.util.Arrays;

/**
 * What each pair of blocks took, in the order of time: nanoseconds and bytes per unit of work. Bytes that nobody counted
 * are NaN.
 *
 * <p>Owned by one comparison; not thread-safe. Adding allocates only when the log grows.
 */
final class PairLog {

    private double[] baselineNanos = new double[1024];
    private double[] foundryNanos = new double[1024];
    private double[] baselineBytes = new double[1024];
    private double[] foundryBytes = new double[1024];
    private int size;

    void add(Side baseline, Side foundry) {
        add(
                baseline.lastNanosPerUnit(),
                foundry.lastNanosPerUnit(),
                baseline.lastBytesPerUnit(),
                foundry.lastBytesPerUnit());
    }

    void add(double baselineNanos, double foundryNanos, double baselineBytes, double foundryBytes) {
        if (size == this.baselineNanos.length) {
            grow();
        }
        this.baselineNanos[size] = baselineNanos;
        this.foundryNanos[size] = foundryNanos;
        this.baselineBytes[size] = baselineBytes;
        this.foundryBytes[size] = foundryBytes;
        size++;
    }

    private void grow() {
        int larger = size * 2;
        baselineNanos = Arrays.copyOf(baselineNanos, larger);
        foundryNanos = Arrays.copyOf(foundryNanos, larger);
        baselineBytes = Arrays.copyOf(baselineBytes, larger);
        foundryBytes = Arrays.copyOf(foundryBytes, larger);
    }

    int size() {
        return size;
    }

    double medianBaselineNanos(int from) {
        return Medians.median(baselineNanos, from, size);
    }

    double medianFoundryNanos(int from) {
        return Medians.median(foundryNanos, from, size);
    }

    /** Not a median, so that a table that grows once in a thousand operations shows. */
    double meanBaselineBytes(int from) {
        return mean(baselineBytes, from);
    }

    double meanFoundryBytes(int from) {
        return mean(foundryBytes, from);
    }

    private double mean(double[] values, int from) {
        double sum = 0;
        for (int i = from; i < size; i++) {
            sum += values[i];
        }
        return sum / (size - from);
    }

    /** Natural logarithms of foundry / baseline, pair by pair. */
    double[] logRatios(int from) {
        double[] ratios = new double[size - from];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = Math.log(foundryNanos[from + i] / baselineNanos[from + i]);
        }
        return ratios;
    }
}
