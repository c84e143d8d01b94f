package io.foundry.spring.pool;

import org.jspecify.annotations.Nullable;

/**
 * How far the opening of a pool's first connections came.
 *
 * @param state where it stands
 * @param wanted connections to be open
 * @param open connections that were open when this was written
 * @param tookMillis time since it began, or until it ended
 * @param failure the SQL state and kind of what stopped it, null where nothing did; never a message, which could hold
 *     secrets
 */
public record PrewarmReport(
        State state,
        int wanted,
        int open,
        long tookMillis,
        @Nullable String failure) {

    /** Where a prewarm stands. */
    public enum State {
        /** Connections are being opened. */
        RUNNING,
        /** All are open. */
        WARM,
        /** Not all were open in time. */
        INCOMPLETE,
        /** The server could not be reached, or refused. */
        FAILED,
        /** Stopped because the application closes. */
        CANCELLED
    }
}
