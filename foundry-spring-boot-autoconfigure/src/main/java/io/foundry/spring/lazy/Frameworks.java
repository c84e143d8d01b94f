package io.foundry.spring.lazy;

/** Tells the classes of Spring from those of its users. */
final class Frameworks {

    private static final String SPRING = "org.springframework.";

    /** Applications that are written as examples, and often taken as a beginning. */
    private static final String SAMPLES = "org.springframework.samples.";

    private Frameworks() {}

    static boolean isSprings(String className) {
        return className.startsWith(SPRING) && !className.startsWith(SAMPLES);
    }
}
