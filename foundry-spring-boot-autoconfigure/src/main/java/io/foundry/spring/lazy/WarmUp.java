package io.foundry.spring.lazy;

import io.foundry.spring.lazy.WarmUpReport.State;
import io.foundry.spring.start.StartTimeline;
import java.util.List;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.SmartApplicationListener;
import org.springframework.core.Ordered;

/**
 * Creates the beans that the autopilot postponed, as soon as the application is ready.
 *
 * <p>Works for one context, once, on one daemon thread of its own, and ends with the context. Other threads may read
 * how far it is at any time.
 */
public final class WarmUp implements SmartApplicationListener, SmartLifecycle {

    /*
     * After the start Spring creates singletons under one lock, which is held while a bean and all that it needs are
     * created. A request that needs a bean waits for it. That wait is kept short in two ways. Beans come after those
     * that they need (CreationOrder), so that the lock is held for one bean. And because the lock is not fair, the
     * thread rests after each bean (WarmUpRun): a request that waits gets the lock in this time. What requests need comes
     * first, with the shortest rests, because requests would wait for it anyway; after the rest of the beans it rests for
     * as long as each took, and so uses about half a core at most. Priority is asked for as well, but Linux ignores it.
     *
     * Spring's lenient locking, which lets other threads create beans without the lock during the start, is not used: a
     * bean that registers a singleton while it is created so, and for which the holder of the lock waits, stops both for
     * ever (LenientLockingTests).
     */

    private static final Log logger = LogFactory.getLog(WarmUp.class);

    private static final long GOODBYE_MILLIS = 2_000;

    private final Autopilot autopilot;

    private final ConfigurableApplicationContext context;

    private final WarmUpFailures failures;

    private final WarmUpRun run;

    private volatile boolean started;

    private volatile boolean noted;

    private volatile @Nullable Thread thread;

    /**
     * Creates one for one context.
     *
     * @param autopilot says which beans wait
     * @param context whose beans they are
     * @param properties what happens when a bean cannot be created
     */
    public WarmUp(Autopilot autopilot, ConfigurableApplicationContext context, LazyProperties properties) {
        this.autopilot = autopilot;
        this.context = context;
        this.failures = new WarmUpFailures(context, properties.onFailure());
        this.run = new WarmUpRun(context, autopilot.postponed(), properties.warmUpDelay(), failures);
    }

    @Override
    public boolean supportsEventType(Class<? extends ApplicationEvent> type) {
        return type == ApplicationReadyEvent.class || type == ContextClosedEvent.class;
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        if (event instanceof ApplicationReadyEvent ready && ready.getApplicationContext() == context) {
            begin();
        } else if (event instanceof ContextClosedEvent closed && closed.getApplicationContext() == context) {
            halt();
        }
    }

    /** First of all, when the context closes. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    // The priority is a hint; what keeps the thread in the background are its rests
    @SuppressWarnings("ThreadPriorityCheck")
    private synchronized void begin() {
        if (thread == null && autopilot.offReason() == null && !run.isHalted()) {
            Thread worker = new Thread(run, StartTimeline.WARM_UP_THREAD);
            worker.setDaemon(true);
            worker.setPriority(Thread.MIN_PRIORITY);
            thread = worker;
            run.begin();
            worker.start();
        }
    }

    /** Nothing more is created; what is being created gets a moment. */
    private void halt() {
        run.halt();
        Thread worker = thread;
        if (worker == null || worker == Thread.currentThread()) {
            return;
        }
        try {
            // No interrupt: it would close files and channels that others still use
            worker.join(GOODBYE_MILLIS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        if (worker.isAlive()) {
            logger.info("A bean is still being created while the application closes, which waits for it");
        }
    }

    /**
     * Called when Spring has created what it creates at start, before the web server takes its first request.
     */
    @Override
    public void start() {
        // Once: a context may be stopped and started again
        if (!noted) {
            noted = true;
            run.counts().noteStart();
            failures.noteStart();
        }
        started = true;
    }

    @Override
    public void stop() {
        started = false;
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    @Override
    public boolean isPauseable() {
        return false;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    /** Who of the postponed beans was there when, live. */
    PostponedCounts counts() {
        return run.counts();
    }

    long tookMillis() {
        return run.tookMillis();
    }

    /** A snapshot of this moment. */
    WarmUpReport report() {
        State state = run.state();
        if (state == State.WAITING && autopilot.offReason() != null) {
            state = State.OFF;
        }
        return run.report(state, failures.all().size());
    }

    /** What could not be created, in the order in which it was tried. */
    List<WarmUpFailures.Failure> failures() {
        return failures.all();
    }
}
