package io.foundry.benchmarks.pool;

import io.foundry.benchmarks.pool.PoolSide.Connections;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Starts an application, gives it its first 100 requests as soon as it is ready, and prints how long each took, in
 * nanoseconds; before them, how long the process took to be ready, in milliseconds. {@link FirstRequestsRuns} starts
 * the process.
 */
final class FirstRequests {

    static final int REQUESTS = 100;

    private FirstRequests() {}

    /**
     * Runs.
     *
     * @param args the server's URL, the side, and how many requests come at a time
     */
    public static void main(String[] args) throws InterruptedException, ExecutionException {
        try (Connections application = PoolSide.valueOf(args[1]).open(args[0])) {
            long readyMillis = System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime();
            System.out.println(readyMillis);
            for (long nanos : first(application, Integer.parseInt(args[2]))) {
                System.out.println(nanos);
            }
        }
    }

    private static List<Long> first(Connections application, int atATime)
            throws InterruptedException, ExecutionException {
        // A web server has its threads when it reports ready.
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(atATime, atATime, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        threads.prestartAllCoreThreads();
        try {
            List<Future<Long>> requests = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                long id = i * 97L % BenchmarkServer.CITIES;
                requests.add(threads.submit(() -> {
                    long start = System.nanoTime();
                    int answer = Queries.population(application.dataSource(), id);
                    long nanos = System.nanoTime() - start;
                    return answer > 0 ? nanos : -1;
                }));
            }
            List<Long> nanos = new ArrayList<>();
            for (Future<Long> request : requests) {
                nanos.add(request.get());
            }
            return nanos;
        } finally {
            // Also after a failure, or the process would never end
            threads.shutdownNow();
        }
    }
}
