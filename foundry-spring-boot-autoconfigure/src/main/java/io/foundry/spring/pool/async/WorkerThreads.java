package io.foundry.spring.pool.async;

import io.foundry.spring.pool.advisor.Platform;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Makes the threads of asynchronous acquisition: none before it is needed, none that keeps a JVM alive. */
final class WorkerThreads {

    private static final String PREFIX = "foundry-async-";

    private static final long IDLE_SECONDS = 10;

    private WorkerThreads() {}

    static Executor create() {
        return Platform.current(true).virtualThreadsMayWait() ? virtual() : platform();
    }

    /** Needs Java 21. */
    static Executor virtual() {
        return new VirtualThreadTaskExecutor(PREFIX);
    }

    /*
     * No upper bound and no queue: a stage that runs on a worker may itself wait for a connection, and what would give
     * it one must not wait behind it. The number of threads is bounded by what holds or awaits connections.
     */
    static Executor platform() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), daemons(PREFIX));
    }

    static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, daemons(PREFIX + "timeouts-"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    private static ThreadFactory daemons(String prefix) {
        CustomizableThreadFactory threads = new CustomizableThreadFactory(prefix);
        threads.setDaemon(true);
        return threads;
    }
}
