package io.foundry.spring.pool.monitor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For how long connections of a pool were held while no call of JDBC ran, estimated from looks at their holders. Immutable.
 *
 * @param heldIdleSeconds connection-seconds held by threads that did something else
 * @param inUseSeconds connection-seconds in use, of which the others are parts
 * @param waitingSeconds connection-seconds held by threads that waited for another connection
 * @param handedOverSeconds connection-seconds held by nobody who could be seen
 * @param sites where it happens, those with most time first
 */
public record HeldIdleReport(
        double heldIdleSeconds,
        double inUseSeconds,
        double waitingSeconds,
        double handedOverSeconds,
        List<Site> sites) {

    private static final double RECENT_SECONDS = 600;

    /** Keeps a copy. */
    public HeldIdleReport {
        sites = List.copyOf(sites);
    }

    /** Returns the places where holders waited for another connection of the pool in the last ten minutes. */
    public List<Site> recentNestedBorrows() {
        return sites.stream()
                .filter(site -> site.state() == HolderState.WAITING_FOR_CONNECTION)
                .filter(site -> site.lastSeenSeconds() <= RECENT_SECONDS)
                .toList();
    }

    /**
     * A place in the application where connections are held.
     *
     * @param at where holders were seen, or "other sites"
     * @param state whether they were idle there or waited for another connection
     * @param borrowedAt where one of them had borrowed; null if not known
     * @param heldSeconds connection-seconds, estimated
     * @param samples looks that found a holder there; few of them make a rough estimate
     * @param longestHoldSeconds age of the oldest holder seen there
     * @param lastSeenSeconds time since a holder was last seen there
     */
    public record Site(
            String at,
            HolderState state,
            @Nullable String borrowedAt,
            double heldSeconds,
            long samples,
            double longestHoldSeconds,
            double lastSeenSeconds) {}
}
