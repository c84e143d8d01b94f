package io.foundry.spring.pool.monitor;

import org.jspecify.annotations.Nullable;

/**
 * A connection that is out at this moment, and who has it. Immutable.
 *
 * @param ageSeconds time since it was borrowed
 * @param thread name of the thread that borrowed it
 * @param borrowedAt where; null if that was not noted, which happens above about 100 acquisitions per second
 * @param nowAt where the thread is now; null if it runs no code of the application
 * @param state what it does there
 */
public record Holder(
        double ageSeconds,
        String thread,
        @Nullable String borrowedAt,
        @Nullable String nowAt,
        HolderState state) {}
