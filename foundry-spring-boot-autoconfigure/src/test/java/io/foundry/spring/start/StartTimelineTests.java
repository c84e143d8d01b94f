package io.foundry.spring.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.core.metrics.StartupStep;

class StartTimelineTests {

    private final AtomicLong now = new AtomicLong(1_000);

    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    @Test
    void aBeansOwnTimeIsWithoutWhatWasCreatedInside() {
        StartTimeline timeline = timeline(10);
        StartupStep refresh = timeline.start("spring.context.refresh");
        now.addAndGet(5);
        StartupStep outer = bean(timeline, "outer");
        now.addAndGet(10);
        StartupStep inner = bean(timeline, "inner");
        now.addAndGet(100);
        inner.end();
        now.addAndGet(20);
        outer.end();
        refresh.end();

        List<BeanCreation> created = timeline.read().beans(beans).created();
        assertThat(created).extracting(BeanCreation::bean).containsExactly("outer", "inner");
        assertThat(created).extracting(BeanCreation::totalNanos).containsExactly(130L, 100L);
        assertThat(created).extracting(BeanCreation::ownNanos).containsExactly(30L, 100L);
        assertThat(created).extracting(BeanCreation::requestedBy).containsExactly("spring.context.refresh", "outer");
        assertThat(created).extracting(BeanCreation::broughtAlong).containsExactly(1, 0);
        assertThat(created).extracting(BeanCreation::startNanos).containsExactly(5L, 15L);
        assertThat(timeline.read().steps().get(0).ownNanos()).isEqualTo(5);
        assertThat(timeline.openThreads()).isZero();
    }

    @Test
    void threadsNestByThemselves() throws Exception {
        StartTimeline timeline = timeline(10);
        StartupStep outer = bean(timeline, "outer");
        onThread("other", () -> bean(timeline, "elsewhere").end());
        bean(timeline, "inner").end();
        outer.end();

        List<BeanCreation> created = timeline.read().beans(beans).created();
        assertThat(created).extracting(BeanCreation::bean).containsExactly("outer", "elsewhere", "inner");
        assertThat(created).extracting(BeanCreation::requestedBy).containsExactly(null, null, "outer");
        assertThat(created.get(1).thread()).isEqualTo("other");
        assertThat(timeline.openThreads()).isZero();
    }

    @Test
    void manyThreadsLoseNothingAndLeaveNothingBehind() throws Exception {
        StartTimeline timeline = new StartTimeline(10_000);
        CountDownLatch begin = new CountDownLatch(1);
        Thread[] threads = new Thread[8];
        for (int i = 0; i < threads.length; i++) {
            int mine = i;
            threads[i] = new Thread(() -> {
                await(begin);
                for (int round = 0; round < 500; round++) {
                    StartupStep outer = bean(timeline, "outer-" + mine + "-" + round);
                    bean(timeline, "inner-" + mine + "-" + round).end();
                    outer.end();
                }
            });
            threads[i].start();
        }
        begin.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        List<BeanCreation> created = timeline.read().beans(beans).created();
        assertThat(created).hasSize(8_000);
        assertThat(created)
                .filteredOn(bean -> bean.bean().startsWith("inner"))
                .allSatisfy(inner ->
                        assertThat(inner.requestedBy()).isEqualTo(inner.bean().replace("inner", "outer")));
        assertThat(timeline.openThreads()).isZero();
    }

    @Test
    void whatExceedsTheCapacityIsCounted() {
        StartTimeline timeline = timeline(2);
        StartupStep first = bean(timeline, "a");
        bean(timeline, "b").end();
        bean(timeline, "c").end();
        bean(timeline, "d").end();
        first.end();
        assertThat(timeline.read().beans(beans).created())
                .extracting(BeanCreation::bean)
                .containsExactly("a", "b");
        assertThat(timeline.read().dropped()).isEqualTo(2);
    }

    @Test
    void aStepThatNeverEndsIsPassedOver() {
        StartTimeline timeline = timeline(10);
        StartupStep outer = bean(timeline, "outer");
        timeline.start("spring.beans.smart-initialize").tag("beanName", "throws");
        outer.end();
        bean(timeline, "next").end();
        assertThat(timeline.read().beans(beans).created())
                .extracting(BeanCreation::bean, BeanCreation::requestedBy)
                .containsExactly(tuple("outer", null), tuple("next", null));
        assertThat(timeline.openThreads()).isZero();
    }

    @Test
    void anAttemptThatFailedIsNoCreation() {
        StartTimeline timeline = timeline(10);
        bean(timeline, "fragile").tag("exception", "class Boom").end();
        assertThat(timeline.read().beans(beans).created()).isEmpty();
        assertThat(timeline.read().steps()).hasSize(1);
    }

    @Test
    void stepsOfOthersAreNotKept() {
        StartTimeline timeline = timeline(10);
        assertThat(timeline.start("com.acme.step")).isSameAs(ApplicationStartup.DEFAULT.start("any"));
        assertThat(timeline.read().steps()).isEmpty();
    }

    @Test
    void aFactoryBeanAndAnAliasAreOneBean() {
        beans.registerAlias("real", "other");
        StartTimeline timeline = timeline(10);
        bean(timeline, "&real").end();
        bean(timeline, "other").end();
        assertThat(timeline.read().beans(beans).created())
                .extracting(BeanCreation::bean)
                .containsExactly("real");
    }

    @Test
    void aPostProcessorIsNamedByItsClassAndByNothingElse() {
        StartTimeline timeline = timeline(10);
        timeline.start("spring.context.bean-factory.post-process")
                .tag("postProcessor", () -> "com.acme.Processor@1f")
                .end();
        timeline.start("spring.context.bean-factory.post-process")
                .tag("postProcessor", () -> "Processor [password=secret]")
                .end();
        assertThat(timeline.read().steps()).extracting(StartStep::subject).containsExactly("com.acme.Processor", null);
    }

    @Test
    void theThreadSaysWhoCreatedABean() throws Exception {
        StartTimeline timeline = timeline(10);
        bean(timeline, "before").end();
        onThread("worker", () -> bean(timeline, "beside").end());
        onThread("foundry-warm-up", () -> bean(timeline, "early").end());
        now.addAndGet(10);
        timeline.ready(beans);
        bean(timeline, "later").end();
        onThread("http-1", () -> bean(timeline, "requested").end());
        onThread("foundry-warm-up", () -> bean(timeline, "warmed").end());
        assertThat(timeline.read().beans(beans).created())
                .extracting(bean -> bean.bean() + " " + bean.phase())
                .containsExactly(
                        "before START",
                        "beside START",
                        "early WARM_UP",
                        "later AFTER_READY",
                        "requested REQUEST",
                        "warmed WARM_UP");
    }

    @Test
    void prototypesFillTheTimelineOnlyBeforeReady() {
        RootBeanDefinition prototype = new RootBeanDefinition(StringBuilder.class, StringBuilder::new);
        prototype.setScope("prototype");
        beans.registerBeanDefinition("prototype", prototype);
        StartTimeline timeline = timeline(10);
        beans.setApplicationStartup(timeline);
        beans.getBean("prototype");
        timeline.ready(beans);
        beans.getBean("prototype");
        assertThat(timeline.read().steps()).hasSize(1);
        assertThat(timeline.read().beans(beans).created()).isEmpty();
    }

    @Test
    void whoWaitsForASingletonIsNotItsCreator() throws Exception {
        CountDownLatch creating = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        beans.registerBeanDefinition("slow", new RootBeanDefinition(StringBuilder.class, () -> {
            creating.countDown();
            await(go);
            return new StringBuilder();
        }));
        StartTimeline timeline = new StartTimeline(10);
        beans.setApplicationStartup(timeline);
        Thread creator = new Thread(() -> beans.getBean("slow"), "creator");
        creator.start();
        await(creating);
        Thread waiter = new Thread(() -> beans.getBean("slow"), "waiter");
        waiter.start();
        while (timeline.openThreads() < 2 || waiter.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
        go.countDown();
        creator.join();
        waiter.join();
        StartRecord.Beans read = timeline.read().beans(beans);
        assertThat(read.created()).hasSize(1);
        assertThat(read.waited()).hasSize(1);
    }

    @Test
    void afterItsEndAStepCostsNothing() {
        StartTimeline timeline = new StartTimeline(10);
        bean(timeline, "a").end();
        timeline.end();
        AllocationCounter counter = AllocationCounter.ofThisJvm();
        for (int i = 0; i < 20_000; i++) {
            bean(timeline, "b").end();
        }
        long before = counter.ofThisThread();
        for (int i = 0; i < 10_000; i++) {
            bean(timeline, "b").end();
        }
        assertThat(counter.ofThisThread() - before).isZero();
        assertThat(timeline.isRecording()).isFalse();
        assertThat(timeline.read().steps()).hasSize(1);
    }

    @Test
    void aStepThatRunsAtTheEndIsStillCompleted() {
        StartTimeline timeline = timeline(10);
        StartupStep outer = bean(timeline, "outer");
        StartupStep inner = bean(timeline, "inner");
        timeline.end();
        inner.end();
        outer.end();
        assertThat(timeline.read().beans(beans).created()).hasSize(2);
        assertThat(timeline.openThreads()).isZero();
    }

    @Test
    void itEndsByItselfSomeTimeAfterReady() {
        StartTimeline timeline = timeline(10);
        now.addAndGet(TimeUnit.MINUTES.toNanos(9));
        bean(timeline, "slow").end();
        timeline.ready(beans);
        now.addAndGet(TimeUnit.MINUTES.toNanos(5));
        bean(timeline, "late").end();
        now.addAndGet(1);
        bean(timeline, "too late").end();
        assertThat(timeline.isRecording()).isFalse();
        assertThat(timeline.read().steps()).extracting(StartStep::subject).containsExactly("slow", "late");
    }

    @Test
    void itEndsByItselfWhereAStartNeverGetsReady() {
        StartTimeline timeline = timeline(10);
        now.addAndGet(TimeUnit.MINUTES.toNanos(10) + 1);
        bean(timeline, "late").end();
        assertThat(timeline.isRecording()).isFalse();
    }

    @Test
    void bytesAreCountedPerBean() {
        StartTimeline timeline = new StartTimeline(10, System::nanoTime, AllocationCounter.ofThisJvm());
        StartupStep outer = bean(timeline, "outer");
        StartupStep inner = bean(timeline, "inner");
        assertThat(new byte[1_000_000]).hasSize(1_000_000);
        inner.end();
        outer.end();
        List<BeanCreation> created = timeline.read().beans(beans).created();
        assertThat(created.get(0).ownAllocatedBytes()).isBetween(0L, 100_000L);
        assertThat(created.get(1).ownAllocatedBytes()).isGreaterThanOrEqualTo(1_000_000);
    }

    private StartTimeline timeline(int capacity) {
        return new StartTimeline(capacity, now::get, AllocationCounter.NONE);
    }

    private static StartupStep bean(StartTimeline timeline, String name) {
        return timeline.start("spring.beans.instantiate").tag("beanName", name);
    }

    private static void onThread(String name, Runnable work) throws InterruptedException {
        Thread thread = new Thread(work, name);
        thread.start();
        thread.join();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
