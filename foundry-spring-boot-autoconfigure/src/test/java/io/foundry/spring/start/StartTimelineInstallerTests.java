package io.foundry.spring.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foundry.spring.config.InvalidPropertyException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.SpringProperties;
import org.springframework.core.metrics.ApplicationStartup;

/** On a real SpringApplication, because environment post-processors run nowhere else. */
class StartTimelineInstallerTests {

    @Test
    void anApplicationWithoutARecorderGetsOne() {
        assertThat(startupOf(application())).isInstanceOf(StartTimeline.class);
    }

    @Test
    void theUsersOwnStays() {
        for (ApplicationStartup own :
                new ApplicationStartup[] {new BufferingApplicationStartup(100), new StartTimeline(100)}) {
            SpringApplication application = application();
            application.setApplicationStartup(own);
            assertThat(startupOf(application)).isSameAs(own);
        }
    }

    @Test
    void eachOfItsSwitchesTurnsItOff() {
        for (String off : new String[] {
            "foundry.enabled=false", "foundry.start.enabled=false", "foundry.start.timeline.enabled=false"
        }) {
            assertThat(startupOf(application(), "--" + off)).as(off).isSameAs(ApplicationStartup.DEFAULT);
        }
    }

    @Test
    void nothingIsRecordedWhileCodeIsGenerated() {
        SpringProperties.setFlag("spring.aot.processing");
        try {
            assertThat(startupOf(application())).isSameAs(ApplicationStartup.DEFAULT);
        } finally {
            SpringProperties.setProperty("spring.aot.processing", null);
        }
    }

    @Test
    void eachRunHasARecorderOfItsOwn() {
        SpringApplication application = application();
        ApplicationStartup first = startupOf(application);
        ApplicationStartup second = startupOf(application);
        assertThat(second).isInstanceOf(StartTimeline.class).isNotSameAs(first);
        assertThat(startupOf(application, "--foundry.start.timeline.enabled=false"))
                .isSameAs(ApplicationStartup.DEFAULT);
    }

    @Test
    void twoApplicationsAtOnceDoNotMix() {
        try (ConfigurableApplicationContext one = application().run();
                ConfigurableApplicationContext two = application().run()) {
            assertThat(one.getApplicationStartup()).isNotSameAs(two.getApplicationStartup());
            int before =
                    ((StartTimeline) one.getApplicationStartup()).read().steps().size();
            two.getAutowireCapableBeanFactory().createBean(StringBuilder.class);
            two.getBeansOfType(Object.class);
            assertThat(((StartTimeline) one.getApplicationStartup()).read().steps())
                    .hasSize(before);
        }
    }

    @Test
    void aCapacityThatCannotWorkIsNamed() {
        assertThatThrownBy(() -> startupOf(application(), "--foundry.start.timeline.capacity=0"))
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessage("foundry.start.timeline.capacity is 0 but must be from 1 to 1000000");
        assertThatThrownBy(() -> new StartProperties.Parallel(true, 0))
                .isInstanceOf(InvalidPropertyException.class)
                .hasMessage("foundry.start.parallel.threads is 0 but must be at least 1");
    }

    @Test
    void theCapacityIsTheConfiguredOne() {
        try (ConfigurableApplicationContext context = application().run("--foundry.start.timeline.capacity=3")) {
            StartRecord read = ((StartTimeline) context.getApplicationStartup()).read();
            assertThat(read.steps()).hasSize(3);
            assertThat(read.dropped()).isPositive();
        }
    }

    private static ApplicationStartup startupOf(SpringApplication application, String... arguments) {
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            return context.getApplicationStartup();
        }
    }

    private static SpringApplication application() {
        SpringApplication application = new SpringApplication(App.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        return application;
    }

    @Configuration(proxyBeanMethods = false)
    static class App {}
}
