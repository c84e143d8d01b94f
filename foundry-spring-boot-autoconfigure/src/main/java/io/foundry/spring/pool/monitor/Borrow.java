package io.foundry.spring.pool.monitor;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is out. One is allocated for each borrow, so it has no more than it needs; the thread is the key that
 * {@link OpenBorrows} finds it by.
 */
final class Borrow {

    final long borrowedNanos;

    final @Nullable CallSite site;

    /** What the same thread had borrowed before and not given back; changed by {@link OpenBorrows} alone. */
    volatile @Nullable Borrow under;

    /** What was seen last; written by whoever looks. */
    volatile @Nullable Look look;

    Borrow(long borrowedNanos, @Nullable CallSite site) {
        this.borrowedNanos = borrowedNanos;
        this.site = site;
    }

    boolean isHandedOver() {
        CallSite at = site;
        Look seen = look;
        return (at != null && at.asynchronous()) || (seen != null && seen.asynchronous());
    }

    @Nullable
    String borrowedAt() {
        return site == null ? null : site.at();
    }

    /**
     * What looking at the holder told.
     *
     * @param state what it did
     * @param at where; null if nowhere in the application
     * @param asynchronous whether the holder turned out to borrow for others
     * @param jdbcNanos when it was last seen in JDBC; when it was borrowed if never
     * @param quietNanos when it was first seen as it is now: in no call of JDBC, and at the same place
     * @param looks how often it was looked at since then
     */
    record Look(
            HolderState state, @Nullable String at, boolean asynchronous, long jdbcNanos, long quietNanos, int looks) {

        /** The same, seen for as long as the one before and this. */
        Look goingOn(Look before) {
            return new Look(state, at, asynchronous, jdbcNanos, before.quietNanos, before.looks + 1);
        }

        /** Whether the holder went on to something else; one that has ended or waits for work did not. */
        boolean movedSince(Look before) {
            return before.state == HolderState.IN_JDBC
                    || (state != HolderState.HANDED_OVER_OR_LEAKED
                            && before.state != HolderState.HANDED_OVER_OR_LEAKED
                            && !(state == before.state && Objects.equals(at, before.at)));
        }
    }
}
