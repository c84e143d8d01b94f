package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.spring.lazy.WarmUpReport.State;
import io.foundry.spring.start.StartTimeline;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.SmartFactoryBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;

@ExtendWith(OutputCaptureExtension.class)
class WarmUpTests {

    @Test
    void allThatAnEagerStartCreatesIsThereSoonAfterTheStart() {
        try (Started started = Started.with(
                context -> {
                    context.registerBean("needed", StringBuilder.class, () -> new StringBuilder());
                    context.registerBean("lifecycle", Eager.class, () -> new Eager(context.getBean("needed")));
                    context.registerBean("plain", Started.Thing.class, Started.Thing::new);
                    context.registerBean(
                            "lazy", Started.Thing.class, Started.Thing::new, bean -> bean.setLazyInit(true));
                    context.registerBean(
                            "prototype", Started.Thing.class, Started.Thing::new, bean -> bean.setScope("prototype"));
                },
                "spring.threads.virtual.enabled=true")) {
            WarmUpReport report = started.awaitEnd();

            assertThat(report.state()).isEqualTo(State.DONE);
            assertThat(report.beforeReady()).isPositive();
            assertThat(report.created()).isPositive();
            assertThat(report.remaining() + report.failed() + report.byRequests())
                    .isZero();
            var beanFactory = started.context.getBeanFactory();
            assertThat(beanFactory.containsSingleton("plain")).isTrue();
            assertThat(beanFactory.containsSingleton("lazy")).isFalse();
            assertThat(started.context.getBean(Autopilot.class).postponed()).allMatch(beanFactory::containsSingleton);
        }
    }

    @Test
    void ofFactoriesOnlyThoseThatAskForItMakeTheirObject() {
        AtomicInteger eager = new AtomicInteger();
        AtomicInteger patient = new AtomicInteger();
        try (Started started = Started.with(context -> {
            context.registerBean("eager", Factory.class, () -> new EagerFactory(eager));
            context.registerBean("patient", Factory.class, () -> new Factory(patient));
        })) {
            started.awaitEnd();

            assertThat(eager).hasValue(1);
            assertThat(patient).hasValue(0);
            assertThat(started.context.getBeanFactory().containsSingleton("patient"))
                    .isTrue();
        }
    }

    @Test
    void whatTurnsOutToWaitForTheEndOfTheStartIsToldOnce() {
        try (Started started = Started.with(context -> {}, new Class<?>[] {Hidden.class})) {
            assertThat(started.awaitEnd().state()).isEqualTo(State.DONE);

            assertThat(Hidden.of(started, "late").told).hasValue(1);
            assertThat(Hidden.of(started, "early").told).hasValue(1);
            assertThat(Hidden.of(started, "late").started).hasValue(1);
            assertThat(Hidden.of(started, "early").started).hasValue(1);
        }
    }

    @Test
    void aRequestWaitsForTheOneBeanThatIsBeingCreatedAndNoMore() throws Exception {
        List<String> created = Collections.synchronizedList(new ArrayList<>());
        AtomicReference<Thread> request = new AtomicReference<>();
        CountDownLatch firstIsBeingCreated = new CountDownLatch(1);
        try (Started started = Started.with(context -> {
            for (int i = 0; i < 5; i++) {
                String name = "slow" + i;
                context.registerBean(name, Started.Thing.class, () -> {
                    firstIsBeingCreated.countDown();
                    while (request.get() == null || request.get().getState() != Thread.State.WAITING) {
                        if (created.contains("wanted")) {
                            break;
                        }
                        Started.pause();
                    }
                    sleep(60);
                    created.add(name);
                    return new Started.Thing();
                });
            }
            context.registerBean("wanted", StringBuilder.class, () -> {
                created.add("wanted");
                return new StringBuilder();
            });
        })) {
            assertThat(firstIsBeingCreated.await(10, TimeUnit.SECONDS)).isTrue();
            Thread thread = new Thread(() -> started.context.getBean("wanted"), "request");
            thread.start();
            request.set(thread);
            WarmUpReport report = started.awaitEnd();

            assertThat(created.subList(0, 2)).containsExactly("slow0", "wanted");
            // Which of the two is said depends on who looks first
            assertThat(report.byRequests() + report.created()).isGreaterThanOrEqualTo(6);
            assertThat(report.tookMillis()).isGreaterThan(report.workedMillis());
        }
    }

    @Test
    void whatRequestsNeedIsCreatedAtOnceAndTheRestAfterTheDelay() {
        try (Started started = Started.with(
                context -> {
                    context.registerBean("other", Started.Thing.class, Started.Thing::new);
                    context.registerBean("page", Page.class);
                    context.registerBean("service", Service.class);
                },
                "foundry.lazy.warm-up-delay=1h")) {
            await(Page.CREATED);
            started.awaitPause();

            assertThat(started.created("service")).isTrue();
            assertThat(started.created("other")).isFalse();
            assertThat(started.warmUp().report().state()).isEqualTo(State.RUNNING);
        }
    }

    @Test
    void aContextThatIsStoppedAndStartedAgainCountsNothingTwice() {
        try (Started started = Started.with(context -> {
            context.registerBean("first", Started.Thing.class, Started.Thing::new);
            context.registerBean("second", Started.Thing.class, Started.Thing::new);
        })) {
            WarmUpReport before = started.awaitEnd();
            started.restart();

            WarmUpReport after = started.warmUp().report();
            assertThat(after.created()).isEqualTo(before.created()).isPositive();
            assertThat(after.beforeReady()).isEqualTo(before.beforeReady());
        }
    }

    @Test
    void theReadinessOfAChildIsNotThatOfItsParent() {
        ConfigurableApplicationContext child = new SpringApplicationBuilder(Started.Base.class)
                .web(WebApplicationType.NONE)
                .child(Started.Base.class)
                .web(WebApplicationType.NONE)
                .run("--foundry.lazy.mode=autopilot", "--foundry.lazy.warm-up-delay=0s");
        ConfigurableApplicationContext parent = (ConfigurableApplicationContext) child.getParent();
        assertThat(parent).isNotNull();
        WarmUp parents = parent.getBeanFactory().getBean(WarmUp.class);
        assertThat(parents).isNotSameAs(child.getBean(WarmUp.class));
        assertThat(child.getBean(WarmUp.class).report().state()).isNotEqualTo(State.WAITING);
        child.close();
        parent.close();
    }

    @Test
    void closingTheApplicationEndsTheWarmUpWithoutAnError(CapturedOutput output) {
        CountDownLatch creating = new CountDownLatch(1);
        AtomicInteger created = new AtomicInteger();
        Started started = Started.with(context -> {
            for (int i = 0; i < 200; i++) {
                context.registerBean("slow" + i, Started.Thing.class, () -> {
                    creating.countDown();
                    sleep(20);
                    created.incrementAndGet();
                    return new Started.Thing();
                });
            }
        });
        WarmUp warmUp = started.warmUp();
        await(creating);
        started.close();

        int createdAtClose = created.get();
        assertThat(warmUp.report().state()).isEqualTo(State.STOPPED);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals(StartTimeline.WARM_UP_THREAD));
        assertThat(created).hasValue(createdAtClose).hasValueLessThan(200);
        assertThat(output).doesNotContain("ERROR", "WARN");
    }

    @Test
    void withoutWarmUpNothingIsCreatedThatNobodyAskedFor() {
        try (Started started = Started.with(
                context -> context.registerBean("plain", Started.Thing.class, Started.Thing::new),
                "foundry.lazy.warm-up=false")) {
            assertThat(started.context.getBeansOfType(WarmUp.class)).isEmpty();
            assertThat(started.context.getBeanFactory().containsSingleton("plain"))
                    .isFalse();
            assertThat(started.feature().figures().get("warmUp")).isInstanceOfSatisfying(WarmUpReport.class, report -> {
                assertThat(report.state()).isEqualTo(State.OFF);
                assertThat(report.remaining()).isPositive();
            });
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Controller
    static class Page {

        static final CountDownLatch CREATED = new CountDownLatch(1);

        Page(Service service) {
            CREATED.countDown();
        }
    }

    static class Service {}

    static class Eager implements SmartLifecycle {

        private boolean running;

        Eager(Object needed) {
            assertThat(needed).isNotNull();
        }

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }

    static class Factory implements FactoryBean<StringBuilder> {

        private final AtomicInteger made;

        Factory(AtomicInteger made) {
            this.made = made;
        }

        @Override
        public StringBuilder getObject() {
            made.incrementAndGet();
            return new StringBuilder();
        }

        @Override
        public Class<?> getObjectType() {
            return StringBuilder.class;
        }
    }

    static class EagerFactory extends Factory implements SmartFactoryBean<StringBuilder> {

        EagerFactory(AtomicInteger made) {
            super(made);
        }

        @Override
        public boolean isEagerInit() {
            return true;
        }
    }

    /** Beans whose declared type does not say that they want to know when all singletons are there. */
    @Configuration(proxyBeanMethods = false)
    static class Hidden {

        static Listening of(Started started, String name) {
            return (Listening) started.context.getBean(name);
        }

        @Bean
        Runnable late() {
            return new Listening();
        }

        @Bean
        Runnable early() {
            return new Listening();
        }

        @Bean
        Eager lifecycle(Runnable early) {
            return new Eager(early);
        }

        static class Listening extends Eager implements Runnable, SmartInitializingSingleton {

            final AtomicInteger told = new AtomicInteger();

            final AtomicInteger started = new AtomicInteger();

            Listening() {
                super("");
            }

            @Override
            public void afterSingletonsInstantiated() {
                told.incrementAndGet();
            }

            @Override
            public void start() {
                super.start();
                started.incrementAndGet();
            }

            @Override
            public void run() {}
        }
    }
}
