package io.foundry.spring.pool.advisor;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Callers of a simulated pool: when each comes, and how long it keeps its connection. In seconds.
 *
 * @param arrivals in ascending order
 * @param held as long as arrivals
 */
record Callers(double[] arrivals, double[] held) {

    /** Gives the time between one moment with callers and the next, and how many come at the next one. */
    interface Arrivals {
        /** Fills the times from 0 on, up to the end. */
        double[] until(double end, SplittableRandom random);
    }

    /** Draws the time that a caller keeps a connection. */
    interface Held {
        double seconds(SplittableRandom random);
    }

    static Callers of(Arrivals arrivals, Held held, double seconds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] times = arrivals.until(seconds, random.split());
        SplittableRandom forHeld = random.split();
        double[] holds = new double[times.length];
        Arrays.setAll(holds, i -> held.seconds(forHeld));
        return new Callers(times, holds);
    }

    /** Callers that know nothing of each other. */
    static Arrivals poisson(double perSecond) {
        return batches(perSecond, 1);
    }

    /** Groups that come at once, of geometrically distributed size. */
    static Arrivals batches(double perSecond, double meanSize) {
        return (end, random) -> {
            double[] times = new double[1024];
            int count = 0;
            double now = 0;
            while ((now += random.nextExponential() * meanSize / perSecond) < end) {
                do {
                    times = count == times.length ? Arrays.copyOf(times, 2 * count) : times;
                    times[count++] = now;
                } while (random.nextDouble() > 1 / meanSize);
            }
            return Arrays.copyOf(times, count);
        };
    }

    /** Poisson arrivals whose rate changes between calm and busy at random moments (MMPP with two states). */
    static Arrivals modulated(double calmPerSecond, double calmSeconds, double busyPerSecond, double busySeconds) {
        return (end, random) -> {
            double[] times = new double[1024];
            int count = 0;
            double from = 0;
            for (boolean busy = false; from < end; busy = !busy) {
                double to = Math.min(end, from + random.nextExponential() * (busy ? busySeconds : calmSeconds));
                double rate = busy ? busyPerSecond : calmPerSecond;
                for (double now = from; (now += random.nextExponential() / rate) < to; ) {
                    times = count == times.length ? Arrays.copyOf(times, 2 * count) : times;
                    times[count++] = now;
                }
                from = to;
            }
            return Arrays.copyOf(times, count);
        };
    }

    static Held exponential(double mean) {
        return random -> mean * random.nextExponential();
    }

    static Held constant(double mean) {
        return random -> mean;
    }

    /** Log-normal with that squared coefficient of variation. */
    static Held logNormal(double mean, double variation) {
        double sigma = Math.sqrt(Math.log1p(variation));
        return random -> mean * Math.exp(sigma * random.nextGaussian() - sigma * sigma / 2);
    }
}
