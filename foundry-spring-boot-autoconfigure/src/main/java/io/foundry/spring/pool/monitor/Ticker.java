package io.foundry.spring.pool.monitor;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/** Does something again and again on a daemon thread of its own, which is there only while it is needed. Thread-safe. */
final class Ticker implements Runnable, AutoCloseable {

    static final String THREAD_NAME = "foundry-pool-monitor";

    private static final Log logger = LogFactory.getLog(Ticker.class);

    private final long intervalNanos;

    private final BooleanSupplier work;

    private @Nullable Thread thread;

    private boolean again;

    private boolean closed;

    private boolean complained;

    /**
     * Creates a ticker without a thread.
     *
     * @param interval time between the end of one tick and the start of the next
     * @param work false ends the thread until the next start
     */
    Ticker(Duration interval, BooleanSupplier work) {
        this.intervalNanos = interval.toNanos();
        this.work = work;
    }

    synchronized void start() {
        again = true;
        if (thread == null && !closed) {
            // Whoever starts a pool first should not be kept by it, nor what is bound to that thread
            Thread started = new Thread(null, this, THREAD_NAME, 0, false);
            started.setDaemon(true);
            started.setContextClassLoader(Ticker.class.getClassLoader());
            started.start();
            thread = started;
        }
    }

    @Override
    public void run() {
        boolean needed = true;
        while (goesOn(needed)) {
            LockSupport.parkNanos(this, intervalNanos);
            // Only close ends this thread; with the mark left on it, it would never park again
            Thread.interrupted();
            needed = tick();
        }
    }

    private synchronized boolean goesOn(boolean needed) {
        boolean going = !closed && (needed || again);
        again = false;
        if (!going) {
            thread = null;
        }
        return going;
    }

    private boolean tick() {
        try {
            return work.getAsBoolean();
        } catch (Throwable unexpected) {
            if (!complained) {
                complained = true;
                logger.warn("A look at the pools failed; it is tried again", unexpected);
            }
            return true;
        }
    }

    @Override
    public void close() {
        Thread ending;
        synchronized (this) {
            closed = true;
            ending = thread;
        }
        LockSupport.unpark(ending);
    }
}
