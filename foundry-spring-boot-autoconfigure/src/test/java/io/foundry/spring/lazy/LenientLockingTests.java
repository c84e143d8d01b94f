package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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

        assertThat(statesOfBothThreads()).containsOnly(Thread.State.TERMINATED);
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

        assertThat(statesOfBothThreads()).containsOnly(Thread.State.WAITING);
    }

    /** One holds the lock and needs x, then a, which two creates without the lock. */
    private List<Thread.State> statesOfBothThreads() throws InterruptedException {
        // Lenient locking is for threads whose names do not start like this one's
        beanFactory.prepareSingletonBootstrap();
        define("one", () -> {
            beanFactory.getBean("x");
            beanFactory.getBean("a");
        });
        define("two", () -> beanFactory.getBean("a"));
        Thread one = start("one");
        await(oneCreatesX);
        Thread two = start("two");
        one.join(2_000);
        two.join(100);
        return List.of(one.getState(), two.getState());
    }

    private Thread start(String name) {
        Thread thread = new Thread(() -> beanFactory.getBean(name), name);
        // Those that wait for each other never end
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((failed, exception) -> {});
        threads.put(name, thread);
        thread.start();
        return thread;
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
