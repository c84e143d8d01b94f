package io.foundry.spring.pool.advisor;

import io.foundry.spring.pool.monitor.PoolWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A pool that gives its connections first come, first served, simulated event by event. In seconds.
 *
 * @param callers who comes
 * @param size number of connections
 * @param starts when each caller got its connection
 */
record PoolSimulation(Callers callers, int size, double[] starts) {

    /** As long as the monitor's. */
    static final double WINDOW = 10;

    /** Of which the monitor makes a figure. */
    private static final double LEAST_ARRIVALS = 30;

    static PoolSimulation run(Callers callers, int size) {
        PriorityQueue<Double> free = new PriorityQueue<>(size);
        for (int i = 0; i < size; i++) {
            free.add(0.0);
        }
        double[] starts = new double[callers.arrivals().length];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = Math.max(callers.arrivals()[i], free.remove());
            free.add(starts[i] + callers.held()[i]);
        }
        return new PoolSimulation(callers, size, starts);
    }

    /** Gives the share of callers who waited longer than that. */
    double shareAbove(double wait) {
        long above = 0;
        for (int i = 0; i < starts.length; i++) {
            if (starts[i] - callers.arrivals()[i] > wait) {
                above++;
            }
        }
        return (double) above / starts.length;
    }

    /** Gives what the monitor would have measured, window by window. */
    List<PoolWindow> windows(double tick) {
        int count = (int) (callers.arrivals()[starts.length - 1] / WINDOW);
        int ticks = (int) Math.round(WINDOW / tick);
        double[] inUse = new double[count];
        long[][] requested = new long[count][ticks];
        List<List<Integer>> started = new ArrayList<>();
        List<List<Integer>> ended = new ArrayList<>();
        for (int w = 0; w < count; w++) {
            started.add(new ArrayList<>());
            ended.add(new ArrayList<>());
        }
        for (int i = 0; i < starts.length; i++) {
            double end = starts[i] + callers.held()[i];
            for (int w = (int) (starts[i] / WINDOW); w < count && w * WINDOW < end; w++) {
                inUse[w] += Math.min(end, (w + 1) * WINDOW) - Math.max(starts[i], w * WINDOW);
            }
            int arrived = (int) (callers.arrivals()[i] / WINDOW);
            if (arrived < count) {
                requested[arrived][Math.min(ticks - 1, (int) ((callers.arrivals()[i] - arrived * WINDOW) / tick))]++;
            }
            if (starts[i] < count * WINDOW) {
                started.get((int) (starts[i] / WINDOW)).add(i);
            }
            if (end < count * WINDOW) {
                ended.get((int) (end / WINDOW)).add(i);
            }
        }
        int[] peaks = peaks(count, ticks, tick);
        List<PoolWindow> windows = new ArrayList<>();
        for (int w = 0; w < count; w++) {
            double[] held = ended.get(w).stream()
                    .mapToDouble(i -> callers.held()[i] * 1e9)
                    .toArray();
            double[] waits = started.get(w).stream()
                    .mapToDouble(i -> (starts[i] - callers.arrivals()[i]) * 1e9)
                    .sorted()
                    .toArray();
            double mean = Arrays.stream(held).average().orElse(Double.NaN);
            windows.add(new PoolWindow(
                    Duration.ofSeconds((long) WINDOW),
                    waits.length,
                    0,
                    mean,
                    variance(held, mean) / (mean * mean),
                    dispersion(requested[w]),
                    inUse[w] / WINDOW,
                    peaks[w],
                    waits.length == 0 ? 0 : (long) waits[(int) Math.ceil(0.99 * waits.length) - 1],
                    waits.length == 0 ? 0 : (long) waits[waits.length - 1]));
        }
        return windows;
    }

    /** Gives the most callers that held a connection or waited for one, of the moments at which the monitor looks. */
    private int[] peaks(int count, int ticks, double tick) {
        double[] ends = new double[starts.length];
        Arrays.setAll(ends, i -> starts[i] + callers.held()[i]);
        Arrays.sort(ends);
        int[] peaks = new int[count];
        int arrived = 0;
        int ended = 0;
        for (int look = 1; look <= count * ticks; look++) {
            double now = look * tick;
            while (arrived < starts.length && callers.arrivals()[arrived] <= now) {
                arrived++;
            }
            while (ended < ends.length && ends[ended] <= now) {
                ended++;
            }
            int window = (look - 1) / ticks;
            peaks[window] = Math.max(peaks[window], arrived - ended);
        }
        return peaks;
    }

    private static double dispersion(long[] counts) {
        double[] values = Arrays.stream(counts).asDoubleStream().toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        return mean * values.length < LEAST_ARRIVALS ? Double.NaN : variance(values, mean) / mean;
    }

    private static double variance(double[] values, double mean) {
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }
}
