package io.foundry.spring.start.parallel;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.support.TaskExecutorAdapter;

/**
 * The few threads on which slow work of the start runs beside it. Daemons; they end by themselves when there is nothing
 * more to do. Thread-safe.
 */
public final class StartThreads {

    static final String PREFIX = "foundry-start-";

    private static final int IDLE_SECONDS = 1;

    private final AsyncTaskExecutor executor;

    /**
     * Creates the threads' owner; a thread starts when there is work for it.
     *
     * @param most how many there may be, at least 1
     */
    public StartThreads(int most) {
        AtomicInteger numbers = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, PREFIX + numbers.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        executor = new TaskExecutorAdapter(pool);
    }

    AsyncTaskExecutor executor() {
        return executor;
    }
}
