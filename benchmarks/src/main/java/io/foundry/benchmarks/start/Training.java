package io.foundry.benchmarks.start;

import java.util.Locale;

/** What an application does while its cache is recorded. */
enum Training {
    /** Creates what it creates at start, and ends: {@code spring.context.exit=onRefresh}. Its web server never starts. */
    REFRESH,

    /** Answers the first request, and ends some seconds later, when it is asked to. */
    REQUEST;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
