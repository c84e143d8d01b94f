package io.foundry.spring.pool.advisor;

import static io.foundry.spring.pool.advisor.AdviceText.format;

import io.foundry.spring.feature.Problem;
import io.foundry.spring.feature.Problem.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Problems with those who hold a pool's connections. Stateless. */
final class HolderProblems {

    /** Share of the time in use that goes by without a statement. */
    static final double MUCH_HELD_IDLE = 0.5;

    /** Less time in use does not tell what is usual. */
    static final double LEAST_IN_USE_SECONDS = 60;

    private static final int SHOWN = 3;

    private HolderProblems() {}

    static @Nullable Problem heldIdle(PoolFacts facts) {
        HeldIdleFigures held = facts.heldIdle();
        if (held == null
                || held.inUseSeconds() < LEAST_IN_USE_SECONDS
                || held.heldIdleSeconds() < MUCH_HELD_IDLE * held.inUseSeconds()) {
            return null;
        }
        boolean scarce = SizeProblems.tooSmall(facts) != null || SizeProblems.timeouts(facts) != null;
        return new Problem(
                "pool-held-idle",
                scarce ? Severity.WARNING : Severity.INFO,
                format(
                        "For %.0f %% of %.0f connection-seconds, connections of pool '%s' were held while no statement ran%s",
                        100 * held.heldIdleSeconds() / held.inUseSeconds(),
                        held.inUseSeconds(),
                        facts.pool().name(),
                        held.topSite() == null ? "" : ", most at " + held.topSite()),
                "Borrow later and give back earlier there: no remote calls inside transactions,"
                        + " spring.jpa.open-in-view=false, spring.datasource.connection-fetch=lazy");
    }

    static @Nullable Problem leakSuspected(PoolFacts facts) {
        List<String> leaks = facts.suspectedLeaks();
        if (leaks.isEmpty()) {
            return null;
        }
        return new Problem(
                "pool-leak-suspected",
                Severity.WARNING,
                format(
                        "%d of %d connections of pool '%s' were not given back, not seen in a statement, and not moved: %s",
                        leaks.size(), facts.pool().maxSize(), facts.pool().name(), shown(leaks)),
                "Close them in try-with-resources; where one is meant to be held for so long, raise"
                        + " foundry.pool.held-idle.leak-after");
    }

    static @Nullable Problem nestedBorrow(PoolFacts facts) {
        List<String> places = facts.nestedBorrows();
        if (places.isEmpty()) {
            return null;
        }
        return new Problem(
                "pool-nested-borrow",
                Severity.WARNING,
                format(
                        "Threads wait for a second connection of pool '%s' while they hold one, which blocks all for good"
                                + " when %d do so at once: %s",
                        facts.pool().name(), facts.pool().maxSize(), shown(places)),
                "Use one connection: no REQUIRES_NEW or second getConnection() inside a transaction; or set "
                        + PoolProblems.MAX_SIZE + " above the number of threads that do so at once");
    }

    private static String shown(List<String> lines) {
        String shown = String.join("; ", lines.subList(0, Math.min(SHOWN, lines.size())));
        return lines.size() > SHOWN ? shown + "; and " + (lines.size() - SHOWN) + " more" : shown;
    }
}
