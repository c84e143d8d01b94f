package io.foundry.spring.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.util.unit.DataSize;

class StartupBudgetTests {

    private static final String[] SMALL = {
        "--spring.main.web-application-type=none", "--logging.level.root=warn", "--foundry.lazy.enabled=false"
    };

    @Test
    void aStartWithinItsBudgetPassesAndIsClosed() {
        AtomicInteger closed = new AtomicInteger();
        StartupFigures figures = StartupBudget.of(Small.class)
                .with(SMALL)
                .customizedBy(application -> application.initializers(context ->
                        context.addApplicationListener((ContextClosedEvent event) -> closed.incrementAndGet())))
                .beansBeforeReady(200)
                .allocatedBeforeReady(DataSize.ofGigabytes(2))
                .check();
        assertThat(closed).hasValue(1);
        assertThat(figures.beans()).extracting(BeanCreation::bean).contains("greedy", "greeting");
        assertThat(figures.beans())
                .extracting(BeanCreation::bean)
                .as("neither the lazy one, which a listener created, nor prototypes")
                .doesNotContain("later", "each");
        assertThat(figures.allocatedBeforeReadyBytes())
                .as("the start's thread, and the 10 MB of the one that it started")
                .isGreaterThan(figures.startThreadBytes() + 10_000_000);
        assertThat(figures.startThreadBytes()).isGreaterThan(20_000_000);
        assertThat(figures.beans())
                .filteredOn(bean -> bean.bean().equals("greedy"))
                .allSatisfy(greedy -> assertThat(greedy.ownAllocatedBytes()).isGreaterThanOrEqualTo(20_000_000));
    }

    @Test
    void theNumberOfBeansIsThatOfTheSingletonsInTheFactory() {
        try (ConfigurableApplicationContext context = run(Whole.class, "--server.port=0")) {
            StartupFigures figures = StartupBudget.ofRunning(context).measure();
            // Nothing here is created after ready, so both can be asked.
            long inFactory = Arrays.stream(context.getBeanFactory().getBeanDefinitionNames())
                    .filter(name -> context.getBeanFactory().isSingleton(name))
                    .filter(context.getBeanFactory()::containsSingleton)
                    .count();
            assertThat(figures.beansBeforeReady()).isEqualTo((int) inFactory);
            assertThat(figures.allocatedBeforeReadyBytes()).isEqualTo(-1);
            assertThat(context.isActive()).isTrue();
        }
    }

    @Test
    void anExcessSaysHowMuchAndByWhom() {
        StartupBudget budget = StartupBudget.of(Small.class)
                .with(SMALL)
                .beansBeforeReady(1)
                .allocatedBeforeReady(DataSize.ofMegabytes(2));
        int beans = budget.measure().beansBeforeReady();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(budget::check)
                .withMessageContaining("The start of Small exceeds its budget")
                .withMessageContaining("beans before ready: " + beans + ", budget 1, EXCEEDED")
                .withMessageMatching("(?s).*allocated before ready: [0-9.]+ MB \\([0-9.]+ MB by the start's thread\\),"
                        + " budget 2.0 MB, EXCEEDED.*")
                .withMessageContaining("1 beans greeting, requested by spring.context.refresh")
                .withMessageMatching(
                        "(?s).*allocated most by themselves:\\s+[0-9.]+ MB greedy, requested by greeting.*")
                .withMessageContaining("took longest by themselves:");
    }

    @Test
    void onlyTheLimitThatIsExceededIsSaidToBe() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> StartupBudget.of(Small.class)
                        .with(SMALL)
                        .beansBeforeReady(1)
                        .check())
                .withMessageContaining("by the start's thread), no limit")
                .satisfies(error ->
                        assertThat(error.getMessage().split("EXCEEDED", -1)).hasSize(2));
    }

    @Test
    void aRunningContextHasABudgetOfBeansOnly() {
        try (ConfigurableApplicationContext context = run(Small.class, SMALL)) {
            StartupBudget budget = StartupBudget.ofRunning(context);
            assertThat(budget.beansBeforeReady(200).check().beans())
                    .extracting(BeanCreation::bean)
                    .contains("greedy")
                    .doesNotContain("later");
            assertThatThrownBy(() -> budget.beansBeforeReady(1).check()).isInstanceOf(AssertionError.class);
            assertThatThrownBy(() -> budget.allocatedBeforeReady(DataSize.ofMegabytes(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("The context runs already");
        }
    }

    @Test
    void aRecordThatIsMissingOrNotCompleteIsRefused() {
        try (ConfigurableApplicationContext context = run(Small.class, "--foundry.start.timeline.capacity=5")) {
            assertThatThrownBy(() -> StartupBudget.ofRunning(context).measure())
                    .hasMessageContaining("raise foundry.start.timeline.capacity");
        }
        try (ConfigurableApplicationContext context = new AnnotationConfigApplicationContext(Small.class)) {
            assertThatThrownBy(() -> StartupBudget.ofRunning(context).measure())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("was not recorded");
        }
        assertThatThrownBy(StartupBudget::of).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStartThatFailsSaysItsOwnReason() {
        assertThatThrownBy(() -> StartupBudget.of(Failing.class).with(SMALL).check())
                .hasStackTraceContaining("no start today");
    }

    private static ConfigurableApplicationContext run(Class<?> source, String... arguments) {
        SpringApplication application = new SpringApplication(source);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(Map.of("foundry.lazy.enabled", "false"));
        if (source == Small.class) {
            application.setWebApplicationType(WebApplicationType.NONE);
        }
        return application.run(arguments);
    }

    @Configuration(proxyBeanMethods = false)
    static class Small {

        @Bean
        CharSequence greeting(byte[] greedy) {
            return "hello " + greedy.length;
        }

        @Bean
        byte[] greedy() throws InterruptedException {
            Thread helper = new Thread(() -> {
                byte[] mine = new byte[10_000_000];
                sleepForEver(mine);
            });
            helper.setDaemon(true);
            helper.start();
            while (helper.getState() != Thread.State.TIMED_WAITING) {
                Thread.sleep(1);
            }
            return new byte[20_000_000];
        }

        @Bean
        @Lazy
        StringBuilder later() {
            return new StringBuilder();
        }

        @Bean
        @Scope("prototype")
        StringBuffer each() {
            return new StringBuffer();
        }

        @Bean
        Eager eager(StringBuffer each, ConfigurableApplicationContext context) {
            return new Eager(context);
        }

        private static void sleepForEver(byte[] mine) {
            try {
                Thread.sleep(60_000L + mine.length);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    record Eager(ConfigurableApplicationContext context) {

        @EventListener
        void ready(ApplicationReadyEvent event) {
            context.getBean("later");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Whole {}

    @Configuration(proxyBeanMethods = false)
    static class Failing {

        @Bean
        Object failing() {
            throw new IllegalStateException("no start today");
        }
    }
}
