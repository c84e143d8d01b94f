package io.foundry.spring.lazy;

import org.jspecify.annotations.Nullable;

/** Tells the classes of Spring from those of its users. */
final class Frameworks {

    private static final String SPRING = "org.springframework.";

    /** Applications that are written as examples, and often taken as a beginning. */
    private static final String SAMPLES = "org.springframework.samples.";

    private Frameworks() {}

    static boolean isSprings(String className) {
        return className.startsWith(SPRING) && !className.startsWith(SAMPLES);
    }

    /** The part of a name of Spring's that tells the project, such as {@code web}; null for a class of somebody else. */
    static @Nullable String springsProject(String className) {
        if (!isSprings(className)) {
            return null;
        }
        int end = className.indexOf('.', SPRING.length());
        return end < 0 ? "" : className.substring(SPRING.length(), end);
    }
}
