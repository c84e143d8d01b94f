package io.foundry.benchmarks.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/** A thousand virtual threads that all want something at once. */
final class ManyThreads {

    static final int COUNT = 1_000;

    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    private ManyThreads() {}

    static boolean areThere() {
        return Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS;
    }

    /** Starts them and waits for all; fails if one of them does. */
    static int runAll(Callable<?> task) throws InterruptedException, ExecutionException {
        VirtualThreadTaskExecutor threads = new VirtualThreadTaskExecutor("benchmark-");
        List<Future<?>> running = new ArrayList<>(COUNT);
        for (int i = 0; i < COUNT; i++) {
            FutureTask<?> started = new FutureTask<>(task);
            threads.execute(started);
            running.add(started);
        }
        for (Future<?> future : running) {
            future.get();
        }
        return running.size();
    }
}
