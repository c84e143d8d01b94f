package io.foundry.benchmarks.start;

import java.util.List;
import java.util.stream.Stream;

/** How an application is told to start. */
enum Variant {
    /** As it would be without Foundry. */
    PLAIN("plain"),

    /** As it would be without Foundry, with Spring Boot's own switch. */
    LAZY_INITIALIZATION("lazy-initialization"),

    /** Nothing of Foundry but the autopilot. */
    AUTOPILOT_ALONE("autopilot alone"),

    /** Foundry as it is by itself, with its pool and cache. */
    AUTOPILOT("autopilot"),

    /** The same, with JPA's provider beside the start. */
    AUTOPILOT_PARALLEL("autopilot+parallel");

    private final String title;

    Variant(String title) {
        this.title = title;
    }

    /** Returns what the application gets on its command line. */
    List<String> arguments() {
        return switch (this) {
            case PLAIN -> List.of("--foundry.enabled=false");
            case LAZY_INITIALIZATION -> List.of("--foundry.enabled=false", "--spring.main.lazy-initialization=true");
            case AUTOPILOT_ALONE ->
                Stream.of("cache", "commands", "container", "measure", "pool", "start")
                        .map(feature -> "--foundry." + feature + ".enabled=false")
                        .toList();
            case AUTOPILOT -> List.of();
            case AUTOPILOT_PARALLEL -> List.of("--foundry.start.parallel.enabled=true");
        };
    }

    @Override
    public String toString() {
        return title;
    }
}
