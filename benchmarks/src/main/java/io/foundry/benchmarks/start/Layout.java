package io.foundry.benchmarks.start;

/** What the application's classes come out of. */
enum Layout {
    /** The executable jar. */
    JAR("jar"),

    /** The extracted jar with an AOT cache, or a CDS archive before JDK 25. */
    CACHE("cache"),

    /** The same, with bean definitions that Spring generated ahead of time. */
    AOT_CACHE("aot+cache");

    private final String title;

    Layout(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
