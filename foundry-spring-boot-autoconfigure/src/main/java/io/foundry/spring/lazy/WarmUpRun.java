package io.foundry.spring.lazy;

import io.foundry.spring.lazy.WarmUpReport.State;
import io.foundry.spring.start.StartTimeline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    /** The longest after a bean that requests need: enough for one that waits to get the lock. */
    private static final long URGENT_REST_NANOS = 2_000_000;

    private final ConfigurableApplicationContext context;

    private final ConfigurableListableBeanFactory beanFactory;

    private final List<String> postponed;

    private final long delayNanos;

    private final WarmUpFailures failures;

    private volatile State state = State.WAITING;

    private volatile boolean halted;

    private volatile @Nullable Thread thread;

    private final PostponedCounts counts;

    private final AtomicLong workedNanos = new AtomicLong();

    private volatile long startNanos;

    private volatile long endNanos;

    WarmUpRun(ConfigurableApplicationContext context, List<String> postponed, Duration delay, WarmUpFailures failures) {
        this.context = context;
        this.beanFactory = context.getBeanFactory();
        this.postponed = postponed;
        this.counts = new PostponedCounts(beanFactory, postponed);
        this.delayNanos = delay.toNanos();
        this.failures = failures;
    }

    /** Who of the postponed beans was there when. */
    PostponedCounts counts() {
        return counts;
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
            logger.info(
                    "All beans are there: " + counts.created() + " were created after the application was ready, in "
                            + TimeUnit.NANOSECONDS.toMillis(endNanos - startNanos) + " ms, and " + counts.byRequests()
                            + " by requests before that");
        }
    }

    /** False where it did not come to the end. */
    private boolean createAll() {
        counts.noteReady();
        WarmUpPlan plan = plan();
        List<String> order = plan.names();
        for (int i = 0; i < order.size(); i++) {
            boolean urgent = i < plan.urgent();
            if (i == plan.urgent()) {
                pause(delayNanos);
            }
            if (!step(order.get(i), order.subList(i, order.size()), urgent ? URGENT_REST_NANOS : LONGEST_REST_NANOS)) {
                return false;
            }
        }
        return true;
    }

    private WarmUpPlan plan() {
        long begin = System.nanoTime();
        try {
            return CreationOrder.of(beanFactory, postponed);
        } catch (RuntimeException | LinkageError | StackOverflowError unexpected) {
            logger.debug("Beans are created in the order of their definitions", unexpected);
            return new WarmUpPlan(postponed, 0);
        } finally {
            workedNanos.addAndGet(System.nanoTime() - begin);
        }
    }

    /** False where there is to be no further one. */
    private boolean step(String name, List<String> ahead, long longestRestNanos) {
        if (halted) {
            return false;
        }
        if (!beanFactory.containsBeanDefinition(name)) {
            return true;
        }
        boolean there = beanFactory.containsSingleton(name);
        counts.noteRequests(ahead);
        long begin = System.nanoTime();
        boolean more = create(name);
        long tookNanos = System.nanoTime() - begin;
        workedNanos.addAndGet(tookNanos);
        if (!there) {
            counts.noteCreated(ahead);
            // Lets those have Spring's lock who wait for it
            pause(Math.min(Math.max(tookNanos, SHORTEST_REST_NANOS), longestRestNanos));
        } else {
            counts.notePresent(name);
        }
        return more;
    }

    private boolean create(String name) {
        try {
            LateSingleton.create(beanFactory, name);
            if (!counts.wasThereAtStart(name)) {
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

    /** Ends at once when it is halted. */
    private void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = end - System.nanoTime(); left > 0 && !halted; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
            // A thread that a bean has interrupted would not rest
            Thread.interrupted();
        }
    }

    /** From its beginning to its end, or to now; 0 before. */
    long tookMillis() {
        long begin = startNanos;
        long end = endNanos;
        return begin == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis((end == 0 ? System.nanoTime() : end) - begin);
    }

    WarmUpReport report(State shown, int failed) {
        return new WarmUpReport(
                shown,
                counts.beforeReady(),
                counts.created(),
                counts.byRequests(),
                counts.remaining(),
                failed,
                tookMillis(),
                TimeUnit.NANOSECONDS.toMillis(workedNanos.get()));
    }
}
