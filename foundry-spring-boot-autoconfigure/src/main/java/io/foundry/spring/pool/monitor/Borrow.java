package io.foundry.spring.pool.monitor;

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
     * @param looks how often it was looked at since
     */
    record Look(HolderState state, @Nullable String at, boolean asynchronous, long jdbcNanos, int looks) {}
}
