package io.foundry.benchmarks.start;

/**
 * What one process measures.
 *
 * @param app which application
 * @param jdk what it runs on
 * @param layout what its classes come out of
 * @param variant how it is told to start
 */
record Subject(App app, Jdk jdk, Layout layout, Variant variant) {

    Subject with(Layout otherLayout, Variant otherVariant) {
        return new Subject(app, jdk, otherLayout, otherVariant);
    }

    /** Returns the titles of {@link #cells}, as the beginning of a row in Markdown. */
    static String titles() {
        return "| app | JDK | layout | variant |";
    }

    /** Returns what it is, as the beginning of a row in Markdown. */
    String cells() {
        return "| " + app + " | " + jdk.version() + " | " + layout + " | " + variant + " |";
    }

    /** Returns a name for files. */
    String fileName() {
        return app + "-" + jdk.version() + "-" + layout + "-" + variant;
    }

    @Override
    public String toString() {
        return app + ", JDK " + jdk.version() + ", " + layout + ", " + variant;
    }
}
