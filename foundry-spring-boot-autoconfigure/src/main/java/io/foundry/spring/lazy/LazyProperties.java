package io.foundry.spring.lazy;

import static io.foundry.spring.config.FoundryProperties.checkAtLeast;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the autopilot.
 *
 * @param enabled Whether beans may be created after the application is ready.
 * @param mode What decides which beans are created at start. Without effect where spring.main.lazy-initialization is
 *     set.
 * @param exclude What is created at start in any case: names of beans, full names of classes or of annotations on
 *     them; an asterisk stands for any text.
 * @param warmUp Whether the beans that nobody asked for are created in the background as soon as the application is
 *     ready. Without it they are created when they are first used, and their errors show then.
 * @param warmUpDelay How long the background leaves the machine to the first requests, when it has created what requests
 *     need and before it creates the rest.
 * @param onFailure What happens when a bean cannot be created in the background.
 */
@ConfigurationProperties("foundry.lazy")
public record LazyProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("autopilot") Mode mode,
        @DefaultValue List<String> exclude,
        @DefaultValue("true") boolean warmUp,
        @DefaultValue("1s") Duration warmUpDelay,
        @DefaultValue("exit") OnFailure onFailure) {

    /** Refuses entries of exclude that cannot work. */
    public LazyProperties {
        UserExcludes.check(exclude);
        checkAtLeast(warmUpDelay, Duration.ZERO, "foundry.lazy.warm-up-delay");
    }

    /** What decides which beans are created at start. */
    public enum Mode {
        /** Those that must be there are, the rest is created as soon as the application is ready. */
        AUTOPILOT,
        /** Spring's own rules: all of them. */
        OFF
    }

    /** What happens when a bean cannot be created in the background. */
    public enum OnFailure {
        /** The application ends with exit code 1, as it does when a bean fails at start. */
        EXIT,
        /** The application refuses traffic and goes on. */
        UNREADY,
        /** The failure is logged, and shown at the endpoint. */
        LOG
    }
}
