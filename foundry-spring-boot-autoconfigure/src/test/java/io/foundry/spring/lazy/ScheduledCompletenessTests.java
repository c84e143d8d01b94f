package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** What works by the clock does so without anybody asking for it. */
class ScheduledCompletenessTests {

    private static final AtomicInteger TICKS = new AtomicInteger();

    @BeforeEach
    void noTicksYet() {
        TICKS.set(0);
    }

    @Test
    void scheduledMethodsTick() throws InterruptedException {
        try (ConfigurableApplicationContext context =
                LazyApp.run(App.class, "--spring.main.web-application-type=none")) {
            assertThat(LazyApp.within30Seconds(() -> TICKS.get() > 2)).isTrue();
            assertThat(context.getBean(Autopilot.class).postponed()).contains("unneeded");
            assertThat(context.getBeanFactory().containsSingleton("unneeded")).isFalse();
        }
    }

    @Test
    void scheduledMethodsTickWithoutTheFilterOfBoot() throws InterruptedException {
        try (ConfigurableApplicationContext context = LazyApp.run(
                App.class,
                "--spring.main.web-application-type=none",
                "--spring.autoconfigure.exclude=" + TaskSchedulingAutoConfiguration.class.getName())) {
            assertThat(LazyApp.reason(context, "ticking")).isEqualTo("scheduled (@Often)");
            assertThat(LazyApp.within30Seconds(() -> TICKS.get() > 2)).isTrue();
        }
    }

    @Test
    void aLifeCycleIsStartedWithItsContext() {
        try (ConfigurableApplicationContext context =
                LazyApp.run(App.class, "--spring.main.web-application-type=none")) {
            context.start();

            assertThat(Engine.running).isTrue();
            assertThat(LazyApp.reason(context, "engine")).isEqualTo("has a life cycle");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @EnableScheduling
    static class App {

        @Bean
        Ticking ticking() {
            return new Ticking();
        }

        @Bean
        Engine engine() {
            return new Engine();
        }

        @Bean
        StringBuilder unneeded() {
            return new StringBuilder();
        }
    }

    @Scheduled(fixedDelay = 5)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Often {}

    static final class Ticking {

        @Often
        void tick() {
            TICKS.incrementAndGet();
        }
    }

    static final class Engine implements Lifecycle {

        private static volatile boolean running;

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
}
