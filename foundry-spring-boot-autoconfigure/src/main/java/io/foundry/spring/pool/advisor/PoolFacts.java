package io.foundry.spring.pool.advisor;

import io.foundry.spring.pool.monitor.PoolWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one pool when somebody asks for its problems. Immutable.
 *
 * @param pool its settings
 * @param settings what advice has to be good for
 * @param windows what was measured, oldest first; empty where nothing is measured
 * @param recentWindows those of them that ended within {@link PoolProblems#RECENT}
 * @param advice what {@link PoolAdvisor} said to them; null where it is switched off
 * @param server null where the server was not asked
 * @param heldIdle null where it is not watched
 * @param suspectedLeaks one line for each connection that nobody seems to give back
 * @param nestedBorrows one line for each place where a thread waited for a connection while it held one
 * @param platform what the pool runs on
 */
public record PoolFacts(
        PoolState pool,
        AdvisorSettings settings,
        List<PoolWindow> windows,
        List<PoolWindow> recentWindows,
        @Nullable Advice advice,
        @Nullable ServerLimits server,
        @Nullable HeldIdleFigures heldIdle,
        List<String> suspectedLeaks,
        List<String> nestedBorrows,
        Platform platform) {

    /** Keeps copies. */
    public PoolFacts {
        windows = List.copyOf(windows);
        recentWindows = List.copyOf(recentWindows);
        suspectedLeaks = List.copyOf(suspectedLeaks);
        nestedBorrows = List.copyOf(nestedBorrows);
    }
}
