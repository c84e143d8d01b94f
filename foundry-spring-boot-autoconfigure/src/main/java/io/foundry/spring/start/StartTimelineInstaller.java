package io.foundry.spring.start;

import io.foundry.spring.config.FoundryProperties;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.metrics.ApplicationStartup;

/**
 * Gives each run of an application a {@link StartTimeline} of its own, before its context is created. An
 * {@link ApplicationStartup} that the user set stays; so does anything while code is generated at build time.
 */
final class StartTimelineInstaller implements EnvironmentPostProcessor {

    /** Ours, because an application that is run a second time still has the first run's. */
    private static final Set<ApplicationStartup> INSTALLED =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        ApplicationStartup present = application.getApplicationStartup();
        if (present != ApplicationStartup.DEFAULT && !INSTALLED.contains(present)) {
            return;
        }
        application.setApplicationStartup(recorder(environment));
    }

    private static ApplicationStartup recorder(ConfigurableEnvironment environment) {
        if (SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING)
                || !FoundryProperties.isEnabled(environment, "start")) {
            return ApplicationStartup.DEFAULT;
        }
        StartProperties.Timeline settings = FoundryProperties.bind(environment, "foundry.start", StartProperties.class)
                .timeline();
        if (!settings.enabled()) {
            return ApplicationStartup.DEFAULT;
        }
        StartTimeline timeline = new StartTimeline(settings.capacity());
        INSTALLED.add(timeline);
        return timeline;
    }
}
