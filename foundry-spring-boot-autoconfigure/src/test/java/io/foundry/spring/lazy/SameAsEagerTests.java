package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.test.util.ReflectionTestUtils;

/** After the warm-up an application has all that an eager start of it has. */
class SameAsEagerTests {

    @ParameterizedTest
    @ValueSource(
            classes = {
                ScheduledCompletenessTests.App.class,
                EventsCompletenessTests.App.class,
                WebCompletenessTests.App.class,
                MetersCompletenessTests.App.class,
                StompCompletenessTests.App.class,
                UserExcludesTests.App.class,
            })
    void theWarmUpLeavesNothingOut(Class<?> app) throws InterruptedException {
        try (ConfigurableApplicationContext eager = LazyApp.run(app, "--foundry.lazy.mode=off");
                ConfigurableApplicationContext lazy = LazyApp.run(app, "--foundry.lazy.warm-up=true")) {
            Autopilot autopilot = lazy.getBean(Autopilot.class);
            assertThat(autopilot.postponed()).isNotEmpty();
            assertThat(LazyApp.within30Seconds(
                            () -> autopilot.postponed().stream().allMatch(lazy.getBeanFactory()::containsSingleton)))
                    .as("the warm-up ends")
                    .isTrue();

            assertThat(singletons(lazy)).containsAll(singletons(eager));
            assertThat(listeners(lazy)).containsAll(listeners(eager));
            assertThat(tasks(lazy)).isEqualTo(tasks(eager));
            assertThat(meters(lazy)).isEqualTo(meters(eager));
            assertThat(endpoints(lazy)).isEqualTo(endpoints(eager));
        }
    }

    /** Those that have a definition; others come and go with requests. */
    private static Set<String> singletons(ConfigurableApplicationContext context) {
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        return Arrays.stream(beans.getBeanDefinitionNames())
                .filter(beans::containsSingleton)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> listeners(ConfigurableApplicationContext context) {
        ApplicationEventMulticaster multicaster = context.getBean(
                AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME, ApplicationEventMulticaster.class);
        Iterable<?> all = ReflectionTestUtils.invokeMethod(multicaster, "getApplicationListeners");
        Set<String> names = new TreeSet<>();
        for (Object listener : all) {
            names.add(listener.toString().replaceAll("@[0-9a-f]+$|\\$\\$Lambda.*", ""));
        }
        return names;
    }

    private static Set<String> tasks(ConfigurableApplicationContext context) {
        return context.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .map(task -> task.getTask().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> meters(ConfigurableApplicationContext context) {
        return context.getBean(MeterRegistry.class).getMeters().stream()
                .map(Meter::getId)
                .map(id -> id.getName())
                // Ours are there where there is something to count
                .filter(name ->
                        !name.startsWith("jvm.gc.") && !name.startsWith("tasks.") && !name.startsWith("foundry.lazy."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> endpoints(ConfigurableApplicationContext context) {
        return context.getBeansOfType(WebEndpointsSupplier.class).values().stream()
                .flatMap(supplier -> supplier.getEndpoints().stream())
                .map(endpoint -> endpoint.getEndpointId().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
