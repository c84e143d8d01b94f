package io.foundry.spring.start;

import static io.foundry.spring.config.FoundryProperties.check;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the start.
 *
 * @param enabled Whether Foundry records the application's start and lets parts of it run in parallel.
 * @param timeline Recording of who was created when, on which thread and for how long.
 * @param parallel Work of the start that runs beside the creation of beans.
 */
@ConfigurationProperties("foundry.start")
public record StartProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue Timeline timeline,
        @DefaultValue Parallel parallel) {

    /**
     * Settings of the timeline.
     *
     * @param enabled Whether the start is recorded; an ApplicationStartup of the application's own is always left alone.
     * @param capacity Largest number of steps that are kept, such as beans created; what exceeds it is counted only.
     */
    public record Timeline(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("4096") int capacity) {

        private static final int LARGEST_CAPACITY = 1_000_000;

        /** Checks each value. */
        public Timeline {
            check(
                    capacity >= 1 && capacity <= LARGEST_CAPACITY,
                    "foundry.start.timeline.capacity",
                    capacity,
                    "must be from 1 to " + LARGEST_CAPACITY);
        }
    }

    /**
     * Settings of the parallel start.
     *
     * @param enabled Whether the EntityManagerFactory of JPA is built beside the creation of beans.
     * @param threads Largest number of threads that these parts share.
     */
    public record Parallel(
            @DefaultValue("false") boolean enabled,
            @DefaultValue("2") int threads) {

        /** Checks each value. */
        public Parallel {
            check(threads >= 1, "foundry.start.parallel.threads", threads, "must be at least 1");
        }
    }
}
