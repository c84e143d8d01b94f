package io.foundry.spring.start.parallel;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The few threads on which slow work of the start runs beside it. Daemons; they end by themselves when there is nothing
 * more to do. Thread-safe.
 */
public final class StartThreads implements Executor {

    static final String PREFIX = "foundry-start-";

    private static final int IDLE_SECONDS = 1;

    private final ThreadPoolExecutor pool;

    /**
     * Creates the threads' owner; a thread starts when there is work for it.
     *
     * @param most how many there may be, at least 1
     */
    public StartThreads(int most) {
        CustomizableThreadFactory daemons = new CustomizableThreadFactory(PREFIX);
        daemons.setDaemon(true);
        pool = new ThreadPoolExecutor(most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons);
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable work) {
        pool.execute(work);
    }
}
