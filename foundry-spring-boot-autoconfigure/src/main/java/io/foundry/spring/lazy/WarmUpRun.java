package io.foundry.spring.lazy;

import io.foundry.spring.lazy.WarmUpReport.State;
import io.foundry.spring.start.StartTimeline;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationNotAllowedException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What the thread of a {@link WarmUp} does: creates one bean after the other, and rests in between. Run once, by one
 * thread; halted and read by others.
 */
final class WarmUpRun implements Runnable {

    private static final Log logger = LogFactory.getLog(WarmUp.class);

    private static final long SHORTEST_REST_NANOS = 200_000;

    private static final long LONGEST_REST_NANOS = 50_000_000;

    private final ConfigurableApplicationContext context;

    private final ConfigurableListableBeanFactory beanFactory;

    private final List<String> postponed;

    private final long delayNanos;

    private final WarmUpFailures failures;

    private volatile State state = State.WAITING;

    private volatile boolean halted;

    private volatile @Nullable Thread thread;

    private volatile Set<String> atStart = Set.of();

    /** Those that were seen to be there; of this thread alone. */
    private final Set<String> seen = new HashSet<>();

    private int lastSingletons = -1;

    private final AtomicInteger beforeReady = new AtomicInteger();

    private final AtomicInteger created = new AtomicInteger();

    private final AtomicInteger byRequests = new AtomicInteger();

    private final AtomicLong workedNanos = new AtomicLong();

    private volatile long startNanos;

    private volatile long endNanos;

    WarmUpRun(ConfigurableApplicationContext context, List<String> postponed, Duration delay, WarmUpFailures failures) {
        this.context = context;
        this.beanFactory = context.getBeanFactory();
        this.postponed = postponed;
        this.delayNanos = delay.toNanos();
        this.failures = failures;
    }

    /** Notes which beans there are because others needed them at start; Spring has completed these. */
    void noteStart() {
        Set<String> there = new HashSet<>();
        for (String name : postponed) {
            if (beanFactory.containsSingleton(name)) {
                there.add(name);
            }
        }
        atStart = Set.copyOf(there);
    }

    /** Called before the thread is started. */
    void begin() {
        startNanos = System.nanoTime();
        state = State.RUNNING;
    }

    /** After this no further bean is begun. */
    void halt() {
        halted = true;
        Thread worker = thread;
        if (worker != null) {
            LockSupport.unpark(worker);
        } else if (state == State.WAITING) {
            state = State.STOPPED;
        }
    }

    boolean isHalted() {
        return halted;
    }

    State state() {
        return state;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        boolean all = false;
        try {
            all = createAll();
        } finally {
            endNanos = System.nanoTime();
            state = !failures.all().isEmpty() ? State.FAILED : all ? State.DONE : State.STOPPED;
        }
        if (state == State.DONE) {
            if (beanFactory.getApplicationStartup() instanceof StartTimeline timeline) {
                // Nothing is created any more that belongs to the start
                timeline.end();
            }
            logger.info("All beans are there: " + created + " were created after the application was ready, in "
                    + TimeUnit.NANOSECONDS.toMillis(endNanos - startNanos) + " ms, and " + byRequests
                    + " by requests before that");
        }
    }

    /** False where it did not come to the end. */
    private boolean createAll() {
        note(postponed, beforeReady);
        pause(delayNanos);
        List<String> order = order();
        for (int i = 0; i < order.size(); i++) {
            if (!step(order.get(i), order.subList(i, order.size()))) {
                return false;
            }
        }
        return true;
    }

    private List<String> order() {
        long begin = System.nanoTime();
        try {
            return CreationOrder.of(beanFactory, postponed);
        } catch (RuntimeException | LinkageError | StackOverflowError unexpected) {
            logger.debug("Beans are created in the order of their definitions", unexpected);
            return postponed;
        } finally {
            workedNanos.addAndGet(System.nanoTime() - begin);
        }
    }

    /** False where there is to be no further one. */
    private boolean step(String name, List<String> ahead) {
        if (halted) {
            return false;
        }
        if (!beanFactory.containsBeanDefinition(name)) {
            return true;
        }
        boolean there = beanFactory.containsSingleton(name);
        note(ahead, byRequests);
        long begin = System.nanoTime();
        boolean more = create(name);
        long tookNanos = System.nanoTime() - begin;
        workedNanos.addAndGet(tookNanos);
        if (!there) {
            note(ahead, created);
            rest(tookNanos);
        } else if (seen.add(name)) {
            byRequests.incrementAndGet();
        }
        return more;
    }

    private boolean create(String name) {
        try {
            LateSingleton.create(beanFactory, name);
            if (!atStart.contains(name)) {
                LateSingleton.complete(beanFactory.getSingleton(name));
            }
            return true;
        } catch (BeanCreationNotAllowedException closing) {
            return false;
        } catch (Throwable failure) {
            if (halted || !context.isActive()) {
                return false;
            }
            return failures.handle(name, failure);
        }
    }

    /** Counts those that were not there when it was last asked. Looks at all only where there is a new singleton. */
    private void note(List<String> ahead, AtomicInteger counter) {
        int singletons = beanFactory.getSingletonCount();
        if (singletons != lastSingletons) {
            lastSingletons = singletons;
            for (String name : ahead) {
                if (beanFactory.containsSingleton(name) && seen.add(name)) {
                    counter.incrementAndGet();
                }
            }
        }
    }

    /** Lets those have Spring's lock who wait for it. */
    private void rest(long workedNanos) {
        pause(Math.min(Math.max(workedNanos, SHORTEST_REST_NANOS), LONGEST_REST_NANOS));
    }

    /** Ends at once when it is halted. */
    private void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = end - System.nanoTime(); left > 0 && !halted; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
            // A thread that a bean has interrupted would not rest
            Thread.interrupted();
        }
    }

    WarmUpReport report(State shown, int failed) {
        long end = endNanos;
        long took = shown == State.WAITING || startNanos == 0 ? 0 : (end == 0 ? System.nanoTime() : end) - startNanos;
        return new WarmUpReport(
                shown,
                shown == State.WAITING ? atStart.size() : beforeReady.get(),
                created.get(),
                byRequests.get(),
                WarmUpReport.remaining(beanFactory, postponed),
                failed,
                TimeUnit.NANOSECONDS.toMillis(took),
                TimeUnit.NANOSECONDS.toMillis(workedNanos.get()));
    }
}
