package io.foundry.benchmarks.start;

import java.util.Locale;

/** What the application's classes come out of. */
enum Layout {
    /** The executable jar. */
    JAR,

    /** The extracted jar with an AOT cache, or a CDS archive before JDK 25. */
    CACHE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
