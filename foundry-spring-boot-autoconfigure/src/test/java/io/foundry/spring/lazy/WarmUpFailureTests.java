package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.spring.feature.Problem;
import io.foundry.spring.lazy.WarmUpReport.State;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class WarmUpFailureTests {

    private static final Consumer<GenericApplicationContext> FAILING = context -> {
        context.registerBean("broken", Broken.class, () -> {
            throw new IllegalStateException("password=hunter2");
        });
        context.registerBean("user", NeedsBroken.class);
        context.registerBean("other", StringBuilder.class, () -> new StringBuilder());
    };

    @Test
    void logNamesTheBeanAndGoesOnWithTheOthers(CapturedOutput output) {
        try (Started started = Started.with(FAILING, "foundry.lazy.on-failure=log")) {
            WarmUpReport report = started.awaitEnd();

            assertThat(report.state()).isEqualTo(State.FAILED);
            assertThat(report.failed()).isEqualTo(2);
            assertThat(report.remaining()).isEqualTo(2);
            assertThat(started.context.getBeanFactory().containsSingleton("other"))
                    .isTrue();
            assertThat(readiness(started)).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
            assertThat(output)
                    .contains("Bean 'broken' could not be created, after the application was ready")
                    .contains("foundry.lazy.exclude")
                    .contains("Bean 'user' could not be created either, because it needs 'broken'")
                    .containsOnlyOnce("The failure in full");
        }
    }

    @Test
    void theEndpointShowsWhichBeansButNoMessages() {
        try (Started started = Started.with(FAILING, "foundry.lazy.on-failure=log")) {
            started.awaitEnd();

            assertThat(started.feature().problems())
                    .hasSize(2)
                    .allMatch(problem -> problem.severity() == Problem.Severity.ERROR)
                    .first()
                    .satisfies(problem ->
                            assertThat(problem.detail()).contains("'broken'", "java.lang.IllegalStateException"));
            assertThat(started.feature().details().get("failures"))
                    .isEqualTo(List.of(
                            Map.of("bean", "broken", "exception", "java.lang.IllegalStateException", "thereNow", false),
                            Map.of(
                                    "bean",
                                    "user",
                                    "exception",
                                    "java.lang.IllegalStateException",
                                    "because",
                                    "broken",
                                    "thereNow",
                                    false)));
            assertThat(started.feature().details().toString()
                            + started.feature().problems())
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void aBeanThatIsCreatedLaterAfterAllIsNoLongerAnError() {
        AtomicBoolean works = new AtomicBoolean();
        try (Started started = Started.with(
                context -> context.registerBean("late", Broken.class, () -> {
                    if (works.get()) {
                        return new Broken();
                    }
                    throw new IllegalStateException("not yet");
                }),
                "foundry.lazy.on-failure=log")) {
            started.awaitEnd();
            works.set(true);
            started.context.getBean("late");

            assertThat(started.feature().problems()).singleElement().satisfies(problem -> {
                assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
                assertThat(problem.detail()).contains("created later");
            });
        }
    }

    @Test
    void errorsAreFailuresToo() {
        try (Started started = Started.with(
                context -> context.registerBean("broken", Broken.class, () -> {
                    throw new NoClassDefFoundError("Missing");
                }),
                "foundry.lazy.on-failure=log")) {
            assertThat(started.awaitEnd().state()).isEqualTo(State.FAILED);
        }
    }

    @Test
    void unreadyRefusesTrafficAndStaysSo() {
        try (Started started = Started.with(FAILING, "foundry.lazy.on-failure=unready")) {
            assertThat(started.awaitEnd().failed()).isEqualTo(2);
            assertThat(started.context.getBeanFactory().containsSingleton("other"))
                    .isTrue();
            assertThat(readiness(started)).isEqualTo(ReadinessState.REFUSING_TRAFFIC);

            AvailabilityChangeEvent.publish(started.context, ReadinessState.ACCEPTING_TRAFFIC);

            assertThat(readiness(started)).isEqualTo(ReadinessState.REFUSING_TRAFFIC);
        }
    }

    @Test
    void whatSpringBootCanAnalyseIsAnalysed(CapturedOutput output) {
        try (Started started = Started.with(
                context -> context.registerBeanDefinition("user", new RootBeanDefinition(NeedsBroken.class)),
                "foundry.lazy.on-failure=log")) {
            started.awaitEnd();

            assertThat(output.toString())
                    .contains("required a bean of type '" + Broken.class.getName() + "' that could not be found")
                    .doesNotContain("\tat ");
            assertThat(output.toString().indexOf("Bean 'user' could not be created"))
                    .isLessThan(output.toString().indexOf("required a bean of type"));
        }
    }

    @Test
    void exitLeavesTheProcessOfATestAloneAndClosesTheApplication(CapturedOutput output) {
        Started started = Started.with(
                FAILING,
                "foundry.lazy.mode=autopilot",
                "foundry.lazy.on-failure=exit",
                "org.springframework.boot.test.context.SpringBootTestContextBootstrapper=true");
        long end = System.nanoTime() + 20_000_000_000L;
        while (started.context.isActive() && System.nanoTime() < end) {
            Started.pause();
        }
        assertThat(started.context.isActive()).isFalse();
        assertThat(output).contains("the process goes on, because it is that of a test");
    }

    private static ReadinessState readiness(Started started) {
        return started.context.getBean(ApplicationAvailability.class).getReadinessState();
    }

    static class Broken {}

    record NeedsBroken(Broken broken) {}
}
