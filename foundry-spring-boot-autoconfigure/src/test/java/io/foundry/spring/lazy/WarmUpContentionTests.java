package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.support.GenericApplicationContext;

/** Requests ask for random beans, which share what they need, while the warm-up creates them. */
class WarmUpContentionTests {

    private static final int BEANS = 400;

    private static final int THREADS = 8;

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void requestsAndTheWarmUpCreateEachBeanOnceAndNeverStopEachOther() throws Exception {
        long seed = System.nanoTime();
        System.out.println("WarmUpContentionTests: seed " + seed);
        for (int round = 0; round < 3; round++) {
            AtomicIntegerArray created = new AtomicIntegerArray(BEANS);
            Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
            Random random = new Random(seed + round);
            try (Started started = Started.with(context -> define(context, random, created))) {
                List<Thread> requests = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    Random own = new Random(random.nextLong());
                    Thread request = new Thread(() -> ask(started, own), "request-" + i);
                    request.setUncaughtExceptionHandler((thread, error) -> errors.add(error));
                    requests.add(request);
                }
                requests.forEach(Thread::start);
                WarmUpReport report = started.awaitEnd();
                for (Thread request : requests) {
                    request.join();
                }

                assertThat(errors).as("seed %d, round %d", seed, round).isEmpty();
                assertThat(report.state()).isEqualTo(WarmUpReport.State.DONE);
                assertThat(report.byRequests()).isPositive();
                assertThat(report.created()).isPositive();
                assertThat(report.created() + report.byRequests() + report.beforeReady())
                        .isEqualTo(started.context
                                .getBean(Autopilot.class)
                                .postponed()
                                .size());
                for (int i = 0; i < BEANS; i++) {
                    assertThat(created.get(i))
                            .as("seed %d, round %d, bean %d", seed, round, i)
                            .isOne();
                }
            }
        }
    }

    private static void ask(Started started, Random random) {
        while (started.warmUp().report().remaining() > 0) {
            started.context.getBean("node" + random.nextInt(BEANS));
            LockSupport.parkNanos(random.nextInt(3_000_000));
        }
    }

    /** What a bean needs is in its definition, or only its code knows. */
    private static void define(GenericApplicationContext context, Random random, AtomicIntegerArray created) {
        for (int i = 0; i < BEANS; i++) {
            int node = i;
            List<String> hidden = new ArrayList<>();
            List<String> declared = new ArrayList<>();
            for (int n = i == 0 ? 0 : random.nextInt(4); n > 0; n--) {
                (random.nextBoolean() ? hidden : declared).add("node" + random.nextInt(i));
            }
            int micros = random.nextInt(1_000);
            RootBeanDefinition definition = new RootBeanDefinition(Node.class, () -> {
                created.incrementAndGet(node);
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
                hidden.forEach(context::getBean);
                return new Node();
            });
            for (String needed : declared) {
                definition.getPropertyValues().add("other", new RuntimeBeanReference(needed));
            }
            context.registerBeanDefinition("node" + i, definition);
        }
    }

    static class Node {

        public void setOther(Node other) {
            assertThat(other).isNotNull();
        }
    }
}
