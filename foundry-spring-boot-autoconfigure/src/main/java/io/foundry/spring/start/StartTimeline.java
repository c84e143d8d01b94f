package io.foundry.spring.start;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

/**
 * Records one run of an application: which beans were created, when, on which thread, for whom and for how long.
 *
 * <p>Belongs to the run that it was installed for; found later through
 * {@link org.springframework.context.ConfigurableApplicationContext#getApplicationStartup()}. Lives as long as the
 * context, and holds at most its capacity of steps.
 *
 * <p>Thread-safe. Allocates one object for each step that it records, and nothing once the recording is over: that is
 * when {@link #end()} is called, five minutes after the application got ready, or ten minutes after the beginning of a
 * start that never got there. Throws nothing.
 */
public final class StartTimeline implements ApplicationStartup {

    /*
     * Steps begin and end on one thread, nested (OpenSteps).
     *
     * Spring makes a step for each bean that is asked for and not there, so also for those who wait while another
     * thread creates it; who created it is reckoned afterwards (see StartRecord).
     *
     * Once ready, only singletons are kept: a prototype or request scoped bean would fill the timeline with every
     * request.
     */

    /** The name of the thread that creates what a start put off. */
    public static final String WARM_UP_THREAD = "foundry-warm-up";

    /** A step that does a part of the start on a thread of its own; its tag beanName tells for which bean. */
    public static final String BESIDE = "foundry.start.beside";

    /** A step that waits for one that is {@link #BESIDE}, whose tag it has. */
    public static final String WAIT = "foundry.start.wait";

    static final String BEAN = "spring.beans.instantiate";

    static final String INITIALIZED = "spring.beans.smart-initialize";

    private static final long LONGEST_START_NANOS = TimeUnit.MINUTES.toNanos(10);

    private static final long AFTER_READY_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final StepBuffer steps;

    private final OpenSteps open = new OpenSteps();

    private final LongSupplier ticker;

    private final AllocationCounter counter;

    private final long startThread = Thread.currentThread().getId();

    private final long beganEpochMillis = System.currentTimeMillis();

    private final long beganNanos;

    private volatile long deadlineNanos;

    private volatile @Nullable Ready ready;

    private volatile boolean over;

    private record Ready(long nanos, long epochMillis, ConfigurableListableBeanFactory beans) {}

    /**
     * Creates a recorder that has begun. To be called by the thread that runs the application.
     *
     * @param capacity largest number of steps that are kept, at least 1
     */
    public StartTimeline(int capacity) {
        this(capacity, System::nanoTime, AllocationCounter.NONE);
    }

    StartTimeline(int capacity, LongSupplier ticker, AllocationCounter counter) {
        this.steps = new StepBuffer(capacity);
        this.ticker = ticker;
        this.counter = counter;
        this.beganNanos = ticker.getAsLong();
        this.deadlineNanos = beganNanos + LONGEST_START_NANOS;
    }

    @Override
    public StartupStep start(String name) {
        if (over || !isKnown(name)) {
            return ApplicationStartup.DEFAULT.start(name);
        }
        long now = nanos();
        if (now - deadlineNanos > 0) {
            end();
            return ApplicationStartup.DEFAULT.start(name);
        }
        if (steps.isFull()) {
            steps.drop();
            return ApplicationStartup.DEFAULT.start(name);
        }
        Thread thread = Thread.currentThread();
        TimedStep step = new TimedStep(this, name, thread, open.around(thread), now, allocated());
        open.entered(thread, step);
        if (!isOfBeans(name)) {
            steps.add(step);
        }
        return step;
    }

    /** Those are kept when it is known which bean it is. */
    private static boolean isOfBeans(String name) {
        return name.startsWith("spring.beans.");
    }

    private static boolean isKnown(String name) {
        return isOfBeans(name)
                || name.startsWith("spring.context.")
                || name.startsWith("spring.boot.")
                || name.startsWith("foundry.start.");
    }

    void keep(TimedStep step, String bean) {
        if (!isOfBeans(step.getName())) {
            return;
        }
        Ready since = ready;
        if (since == null || BeanNames.isSingleton(since.beans(), BeanNames.canonical(since.beans(), bean))) {
            steps.add(step);
        }
    }

    void left(TimedStep step, Thread thread) {
        if (over) {
            open.forget(thread);
        } else {
            open.left(thread, step);
        }
    }

    long nanos() {
        return ticker.getAsLong();
    }

    long allocated() {
        return counter.ofThisThread();
    }

    /** Marks the moment at which the application is ready; only the first call counts. */
    void ready(ConfigurableListableBeanFactory beans) {
        if (ready == null) {
            long now = nanos();
            deadlineNanos = now + AFTER_READY_NANOS;
            ready = new Ready(now, System.currentTimeMillis(), beans);
        }
    }

    /**
     * Ends the recording, for instance because all beans are there. What was recorded can still be read; steps that run
     * now are still completed.
     */
    public void end() {
        over = true;
        open.clear();
    }

    /**
     * Tells whether steps are still recorded.
     *
     * @return false once the recording is over
     */
    public boolean isRecording() {
        return !over;
    }

    /** Threads that have a step of theirs running, as far as is known. */
    int openThreads() {
        return open.threads();
    }

    /** All steps that have ended by now. */
    StartRecord read() {
        List<TimedStep> ended = steps.ended();
        Map<TimedStep, Integer> positions = new HashMap<>();
        for (TimedStep step : ended) {
            positions.put(step, positions.size());
        }
        List<StartStep> read = new ArrayList<>(ended.size());
        for (TimedStep step : ended) {
            Integer parent = positions.get(step.parent);
            read.add(step.toStep(beganNanos, startThread, parent == null ? StartStep.NO_PARENT : parent));
        }
        Ready since = ready;
        return new StartRecord(
                read,
                beganEpochMillis,
                since == null ? StartRecord.NOT_YET : since.nanos() - beganNanos,
                since == null ? StartRecord.NOT_YET : since.epochMillis(),
                steps.dropped());
    }
}
