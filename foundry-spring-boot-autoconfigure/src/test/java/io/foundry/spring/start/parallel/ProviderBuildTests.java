package io.foundry.spring.start.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;

/** What becomes of a provider that is still at work when its context ends. */
class ProviderBuildTests {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final CountDownLatch begun = new CountDownLatch(1);

    private final CountDownLatch mayEnd = new CountDownLatch(1);

    private final CountDownLatch closed = new CountDownLatch(1);

    private final AtomicReference<Thread> provider = new AtomicReference<>();

    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    private volatile boolean interrupted;

    private final GenericApplicationContext context = new GenericApplicationContext();

    @AfterEach
    void letTheProviderEnd() {
        mayEnd.countDown();
    }

    @Test
    void anInterruptedStartDoesNotWaitForTheProviderAndItsLateFactoryIsClosed() throws Exception {
        Thread starting = start(LONG, () -> {});
        awaitIn("get", starting);
        starting.interrupt();
        assertEnds(starting);

        assertThat(failure.get()).hasMessageContaining("Interrupted during initialization");
        assertThat(closed.getCount()).isEqualTo(1);
        assertTheLateFactoryIsClosed();
        assertThat(interrupted).isTrue();
    }

    @Test
    void aContextThatIsClosedByAnotherThreadDoesNotWaitForTheProvider() throws Exception {
        Thread starting = start(LONG, () -> {});
        awaitIn("get", starting);
        Thread closing = new Thread(context::close, "closing");
        closing.start();
        assertEnds(closing);
        assertEnds(starting);

        assertTheLateFactoryIsClosed();
    }

    @Test
    void aStartThatFailsGivesTheProviderAMomentAndNoMore() throws Exception {
        Thread starting = start(Duration.ofMillis(1), this::failOnceTheProviderWorks);
        assertEnds(starting);

        assertThat(failure.get()).hasRootCauseMessage("a filter fails");
        assertTheLateFactoryIsClosed();
        assertThat(interrupted).isTrue();
    }

    @Test
    void aProviderThatEndsInThatMomentIsNotInterruptedAndSpringClosesWhatItBuilt() throws Exception {
        Thread starting = start(LONG, this::failOnceTheProviderWorks);
        awaitIn("end", starting);
        mayEnd.countDown();
        assertEnds(starting);

        assertThat(closed.getCount()).isZero();
        assertThat(interrupted).isFalse();
    }

    private void failOnceTheProviderWorks() {
        await(begun);
        throw new IllegalStateException("a filter fails");
    }

    private void assertTheLateFactoryIsClosed() throws InterruptedException {
        mayEnd.countDown();
        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
        provider.get().join(30_000);
    }

    private static void assertEnds(Thread thread) throws InterruptedException {
        thread.join(30_000);
        assertThat(thread.getState()).isEqualTo(Thread.State.TERMINATED);
    }

    /** Until the thread waits for the provider in that method. */
    private void awaitIn(String method, Thread thread) throws InterruptedException {
        await(begun);
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (Arrays.stream(thread.getStackTrace())
                .noneMatch(frame -> frame.getClassName().startsWith(ProviderBuild.class.getName())
                        && frame.getMethodName().equals(method))) {
            assertThat(System.nanoTime()).as("waits for the provider").isLessThan(limit);
            Thread.sleep(1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private Thread start(Duration moment, Runnable laterBean) {
        context.registerBean(
                EntityManagerFactories.class,
                () -> new EntityManagerFactories(context.getBeanFactory(), new StartThreads(1), moment));
        context.registerBean("web", ServletContextInitializer.class, () -> servletContext -> {});
        context.registerBean("factory", Slow.class, () -> new Slow());
        context.registerBean("later", Object.class, () -> {
            laterBean.run();
            return new Object();
        });
        Thread thread = new Thread(
                () -> {
                    try {
                        context.refresh();
                    } catch (RuntimeException failed) {
                        failure.set(failed);
                    }
                },
                "starting");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Takes no notice of an interrupt, as a driver that reads from a socket does not. */
    @SuppressWarnings("serial")
    private final class Slow extends AbstractEntityManagerFactoryBean {

        @Override
        protected EntityManagerFactory createNativeEntityManagerFactory() {
            provider.set(Thread.currentThread());
            begun.countDown();
            boolean ended = false;
            while (!ended) {
                try {
                    mayEnd.await();
                    ended = true;
                } catch (InterruptedException ignored) {
                    interrupted = true;
                }
            }
            return (EntityManagerFactory) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {EntityManagerFactory.class}, (proxy, method, args) -> {
                        if (method.getName().equals("close")) {
                            closed.countDown();
                        }
                        return null;
                    });
        }
    }
}
