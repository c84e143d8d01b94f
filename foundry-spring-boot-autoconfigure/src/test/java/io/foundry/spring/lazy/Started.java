package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.spring.lazy.autoconfigure.FoundryLazyAutoConfiguration;
import io.foundry.spring.start.StartTimeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** An application that was started as users start theirs, without a web server. */
final class Started implements AutoCloseable {

    final ConfigurableApplicationContext context;

    private Started(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Started with(Consumer<GenericApplicationContext> beans, String... properties) {
        return with(beans, new Class<?>[0], properties);
    }

    static Started with(Consumer<GenericApplicationContext> beans, Class<?>[] sources, String... properties) {
        List<Class<?>> all = new ArrayList<>(Arrays.asList(sources));
        all.add(Base.class);
        SpringApplication application = new SpringApplication(all.toArray(Class<?>[]::new));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.addInitializers(context -> beans.accept((GenericApplicationContext) context));
        application.setRegisterShutdownHook(false);
        // A bean that fails unexpectedly is to end its test, not the process that all tests run in
        application.setDefaultProperties(Map.of(
                "foundry.lazy.on-failure",
                "log",
                "foundry.lazy.warm-up-delay",
                "0s",
                "foundry.lazy.mode",
                "autopilot"));
        String[] arguments =
                Arrays.stream(properties).map(property -> "--" + property).toArray(String[]::new);
        return new Started(application.run(arguments));
    }

    WarmUp warmUp() {
        return context.getBean(WarmUp.class);
    }

    LazyFeature feature() {
        return context.getBean(LazyFeature.class);
    }

    boolean created(String bean) {
        return context.getBeanFactory().containsSingleton(bean);
    }

    WarmUpReport awaitEnd() {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        WarmUpReport report = warmUp().report();
        while (report.state() == WarmUpReport.State.RUNNING || report.state() == WarmUpReport.State.WAITING) {
            assertThat(System.nanoTime()).as("the warm-up ends; %s", report).isLessThan(end);
            pause();
            report = warmUp().report();
        }
        return report;
    }

    void restart() {
        context.stop();
        context.start();
    }

    /** Until the warm-up has rested for longer than it does after any bean, or has ended. */
    void awaitPause() {
        int looks = 0;
        while (looks < 20 && warmUp().report().state() == WarmUpReport.State.RUNNING) {
            looks = isResting() ? looks + 1 : 0;
            for (int i = 0; i < 4; i++) {
                pause();
            }
        }
    }

    private static boolean isResting() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(StartTimeline.WARM_UP_THREAD))
                .allMatch(thread -> thread.getState() == Thread.State.TIMED_WAITING);
    }

    static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({FoundryLazyAutoConfiguration.class, ApplicationAvailabilityAutoConfiguration.class})
    static class Base {}

    /** Of a class that its definition tells. */
    static final class Thing {}
}
