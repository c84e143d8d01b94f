package io.foundry.spring.lazy;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/**
 * Tells whether Spring Boot's test support has started an application. It says so by a property that has the name of the
 * class that did, which is a different one for each kind of test.
 */
final class TestSupport {

    private static final String INLINED = "Inlined Test Properties";

    private static final String SUFFIX = "TestContextBootstrapper";

    private TestSupport() {}

    static boolean isAtWork(Environment environment) {
        if (environment.containsProperty("org.springframework.boot.test.context.SpringBoot" + SUFFIX)) {
            return true;
        }
        PropertySource<?> source = environment instanceof ConfigurableEnvironment configurable
                ? configurable.getPropertySources().get(INLINED)
                : null;
        if (source instanceof EnumerablePropertySource<?> enumerable) {
            for (String name : enumerable.getPropertyNames()) {
                if (name.endsWith(SUFFIX)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether a test framework has called what runs now, on this thread. */
    static boolean isOnTheStack() {
        return StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> {
                    String name = frame.getClassName();
                    return name.startsWith("org.junit.")
                            || name.startsWith("junit.framework.")
                            || name.startsWith("org.testng.")
                            || name.startsWith("io.cucumber.");
                }));
    }
}
