package io.foundry.spring.pool.advisor;

import static io.foundry.spring.pool.advisor.AdviceText.format;

import io.foundry.spring.feature.Problem;
import io.foundry.spring.feature.Problem.Severity;
import io.foundry.spring.pool.monitor.PoolWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Problems with a pool's size. Stateless. */
final class SizeProblems {

    /** Traffic over less time does not show that a pool is never needed. */
    static final double LEAST_TRAFFIC_SECONDS = 600;

    /** As many times as large as is advised. */
    static final int TOO_LARGE = 2;

    /** Nobody gains from fewer connections than this. */
    static final int SMALL = 5;

    private SizeProblems() {}

    static @Nullable Problem timeouts(PoolFacts facts) {
        List<PoolWindow> last = facts.recentWindows();
        long timeouts = 0;
        long requests = 0;
        boolean couldNotOpen = true;
        for (PoolWindow window : last) {
            timeouts += window.timeouts();
            requests += WindowNeed.requests(window);
            couldNotOpen &= window.timeouts() == 0
                    || WindowNeed.couldNotOpen(window, facts.pool().maxSize());
        }
        if (timeouts == 0) {
            return null;
        }
        String detail = format(
                "%d of %d callers of pool '%s' gave up after %d ms without a connection, in the last %d minutes",
                timeouts,
                requests,
                facts.pool().name(),
                facts.pool().acquireTimeoutMillis(),
                PoolProblems.RECENT.toMinutes());
        if (couldNotOpen) {
            return new Problem(
                    "pool-timeouts",
                    Severity.ERROR,
                    detail + ", while less than half of the pool was in use",
                    "Check that the database can be reached and accepts connections: the pool could not open them");
        }
        return new Problem(
                "pool-timeouts",
                Severity.ERROR,
                detail,
                "Look for connections that are held for long or without need; set " + PoolProblems.MAX_SIZE
                        + " to what is advised, if the server allows it");
    }

    static @Nullable Problem tooSmall(PoolFacts facts) {
        Advice advice = facts.advice();
        Integer advised = advice == null ? null : advice.advisedSize();
        if (advice == null || advised == null || advised <= facts.pool().maxSize()) {
            return null;
        }
        Integer allowed = advice.serverAllows();
        String action = allowed == null || allowed >= advised
                ? "Set " + PoolProblems.MAX_SIZE + " to " + advised
                : "Hold connections for less time, or share them through a pooler: the server allows no more than "
                        + allowed + " for each replica";
        return new Problem(
                "pool-too-small",
                Severity.WARNING,
                format(
                        "Pool '%s' has up to %d connections, and needs %s",
                        facts.pool().name(), facts.pool().maxSize(), advice.why()),
                action);
    }

    static @Nullable Problem tooLarge(PoolFacts facts) {
        Advice advice = facts.advice();
        Integer advised = advice == null ? null : advice.advisedSize();
        PoolState pool = facts.pool();
        if (advice == null
                || advised == null
                || advice.kind() != Advice.Kind.SIZE
                || advice.trafficSeconds() < LEAST_TRAFFIC_SECONDS
                || pool.maxSize() < TOO_LARGE * Math.max(advised, SMALL)) {
            return null;
        }
        String action = "Set " + PoolProblems.MAX_SIZE + " to " + Math.max(advised, SMALL)
                + ", if this hour was one of the busiest: fewer connections leave more of the server to each";
        if (pool.minIdle() > Math.max(advised, SMALL)) {
            action += "; and " + PoolProblems.MIN_IDLE + " to no more than that";
        }
        return new Problem(
                "pool-too-large",
                Severity.INFO,
                format(
                        "Pool '%s' may open %d connections; over %.0f minutes of traffic it needed %s",
                        pool.name(), pool.maxSize(), advice.trafficSeconds() / 60, advice.why()),
                action);
    }
}
