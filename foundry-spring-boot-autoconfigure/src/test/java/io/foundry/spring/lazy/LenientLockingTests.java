package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Why the warm-up creates its beans under Spring's lock like everybody else. Should this test fail with a newer Spring,
 * the decision can be taken again.
 */
class LenientLockingTests {

    private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();

    private final CountDownLatch oneCreatesX = new CountDownLatch(1);

    private final CountDownLatch twoCreatesA = new CountDownLatch(1);

    /** Of this test alone: those of the other wait for ever, under the same names. */
    private final Map<String, Thread> threads = new ConcurrentHashMap<>();

    @Test
    void aBeanThatIsBeingCreatedByTheOtherThreadIsWaitedFor() throws Exception {
        define("a", () -> {
            twoCreatesA.countDown();
            beanFactory.getBean("x");
        });
        define("x", () -> {
            // Not before, or the other thread might be the one that creates it
            oneCreatesX.countDown();
            await(twoCreatesA);
            awaitWaiting("two");
        });

        startBoth();
        for (Thread thread : threads.values()) {
            thread.join(30_000);
            assertThat(thread.getState()).isEqualTo(Thread.State.TERMINATED);
        }
    }

    @Test
    void aBeanThatRegistersASingletonCanStopBothForEver() throws Exception {
        define("a", () -> {
            twoCreatesA.countDown();
            awaitWaiting("one");
            beanFactory.registerSingleton("registered", "at run time");
        });
        define("x", () -> {
            oneCreatesX.countDown();
            await(twoCreatesA);
        });

        startBoth();
        awaitThatEachWaitsForTheOther(threads.get("one"), threads.get("two"));
    }

    /**
     * Two waits for a lock that one has; and one waits, without an end, for what only two can tell it: that a is there.
     * Nobody else is there to wake either.
     */
    private static void awaitThatEachWaitsForTheOther(Thread one, Thread two) throws InterruptedException {
        ThreadMXBean jvm = ManagementFactory.getThreadMXBean();
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30); System.nanoTime() < end; Thread.sleep(5)) {
            assertThat(one.isAlive() && two.isAlive()).as("both are stuck").isTrue();
            ThreadInfo ones = jvm.getThreadInfo(one.getId(), Integer.MAX_VALUE);
            ThreadInfo twos = jvm.getThreadInfo(two.getId(), Integer.MAX_VALUE);
            if (twos.getThreadState() == Thread.State.WAITING
                    && twos.getLockOwnerId() == one.getId()
                    && ones.getThreadState() == Thread.State.WAITING
                    && ones.getLockOwnerId() == -1
                    && ones.getLockInfo().getClassName().endsWith("ConditionObject")) {
                return;
            }
        }
        fail("They do not wait for each other: " + jvm.getThreadInfo(one.getId()) + jvm.getThreadInfo(two.getId()));
    }

    /** One holds the lock and needs x, then a, which two creates without the lock. */
    private void startBoth() {
        // Lenient locking is for threads whose names do not start like this one's
        beanFactory.prepareSingletonBootstrap();
        define("one", () -> {
            beanFactory.getBean("x");
            beanFactory.getBean("a");
        });
        define("two", () -> beanFactory.getBean("a"));
        start("one");
        await(oneCreatesX);
        start("two");
    }

    private void start(String name) {
        Thread thread = new Thread(() -> beanFactory.getBean(name), name);
        // Those that wait for each other never end
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, exception) -> {});
        threads.put(name, thread);
        thread.start();
    }

    private void define(String name, Runnable creation) {
        beanFactory.registerBeanDefinition(name, new RootBeanDefinition(Object.class, () -> {
            creation.run();
            return new Object();
        }));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private void awaitWaiting(String name) {
        Thread thread = threads.get(name);
        while (thread == null || thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
            thread = threads.get(name);
        }
    }
}
