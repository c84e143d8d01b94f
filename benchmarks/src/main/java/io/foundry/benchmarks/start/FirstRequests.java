package io.foundry.benchmarks.start;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The requests that follow the first answer, while an application may still be creating what it put off. Some clients
 * ask at once for one path after another, as fast as they are answered.
 */
final class FirstRequests {

    /** Who ask at the same time. */
    static final int CLIENTS = 4;

    private static final double NANOS_A_MILLI = 1e6;

    private static final FirstRequests NONE = new FirstRequests(new double[0], 0);

    private final double[] millis;

    private final double[] sortedMillis;

    private final int errors;

    private FirstRequests(double[] millis, int errors) {
        this.millis = millis;
        this.sortedMillis = millis.clone();
        this.errors = errors;
        Arrays.sort(sortedMillis);
    }

    /** Returns what there is where nothing was asked. */
    static FirstRequests none() {
        return NONE;
    }

    /**
     * Makes one of what was seen.
     *
     * @param millis of each request, in the order of the paths
     * @param errors how many of them had no answer of status 200
     */
    static FirstRequests of(double[] millis, int errors) {
        return new FirstRequests(millis.clone(), errors);
    }

    /**
     * Asks.
     *
     * @param port of the application, on this machine
     * @param paths that are asked for in turn
     * @param count how many requests there are in all
     * @param limit of each
     */
    static FirstRequests ask(int port, List<String> paths, int count, Duration limit) throws InterruptedException {
        double[] millis = new double[count];
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<Integer>> errors = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int first = client;
                errors.add(clients.submit(() -> {
                    int failed = 0;
                    for (int i = first; i < count; i += CLIENTS) {
                        long start = System.nanoTime();
                        failed += isAnswered(port, paths.get(i % paths.size()), limit) ? 0 : 1;
                        millis[i] = (System.nanoTime() - start) / NANOS_A_MILLI;
                    }
                    return failed;
                }));
            }
            int failed = 0;
            for (Future<Integer> each : errors) {
                failed += each.get();
            }
            return of(millis, failed);
        } catch (ExecutionException broken) {
            throw new IllegalStateException("A client failed", broken.getCause());
        } finally {
            clients.shutdownNow();
        }
    }

    private static boolean isAnswered(int port, String path, Duration limit) {
        try {
            return FirstAnswer.ask(port, path, (int) limit.toMillis()).startsWith("HTTP/1.1 200");
        } catch (IOException unanswered) {
            return false;
        }
    }

    int count() {
        return sortedMillis.length;
    }

    /** Returns how many had no answer of status 200. */
    int errors() {
        return errors;
    }

    /** Returns the times of all, in the order of the paths, one after the other and again from the first. */
    double[] millis() {
        return millis.clone();
    }

    double median() {
        return at(0.5);
    }

    /** Returns the time that 99 of 100 requests do not exceed. */
    double p99() {
        return at(0.99);
    }

    /** Returns the slowest. */
    double most() {
        return at(1);
    }

    private double at(double share) {
        if (sortedMillis.length == 0) {
            return Double.NaN;
        }
        return sortedMillis[Math.max(0, (int) Math.ceil(share * sortedMillis.length) - 1)];
    }
}
