package io.foundry.spring.config;

import org.springframework.core.SpringProperties;

/** A run that ends when the context is refreshed: to record an archive of classes, or to take a checkpoint. */
public final class TrainingRun {

    private TrainingRun() {}

    /** Whether this is one. What only users of the application need should not be touched for Foundry's sake. */
    public static boolean isOne() {
        return endsWithRefresh("spring.context.exit") || endsWithRefresh("spring.context.checkpoint");
    }

    private static boolean endsWithRefresh(String property) {
        return "onRefresh".equalsIgnoreCase(SpringProperties.getProperty(property));
    }
}
