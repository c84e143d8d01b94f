package io.foundry.spring.pool.advisor;

import io.foundry.spring.feature.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the reader should act on, of one pool. Stateless. */
public final class PoolProblems {

    /** What failed before that is over. */
    public static final Duration RECENT = Duration.ofMinutes(5);

    /** What to set, as both names of the property: the second comes before the first. */
    static final String MAX_SIZE =
            "foundry.pool.max-size (spring.datasource.hikari.maximum-pool-size where that is set)";

    static final String MIN_IDLE = "foundry.pool.min-idle (spring.datasource.hikari.minimum-idle where that is set)";

    private PoolProblems() {}

    /**
     * Judges a pool.
     *
     * @param facts all that is known of it
     * @return its problems, the most severe first; empty where all is well
     */
    public static List<Problem> of(PoolFacts facts) {
        List<Problem> problems = new ArrayList<>();
        add(problems, SizeProblems.timeouts(facts));
        add(problems, SizeProblems.tooSmall(facts));
        add(problems, ServerProblems.exceedsServer(facts));
        add(problems, HolderProblems.nestedBorrow(facts));
        add(problems, HolderProblems.leakSuspected(facts));
        add(problems, HolderProblems.heldIdle(facts));
        add(problems, ServerProblems.outlivesIdleLimit(facts));
        add(problems, SettingProblems.virtualThreads(facts));
        add(problems, SettingProblems.validationTimeout(facts));
        add(problems, SizeProblems.tooLarge(facts));
        problems.sort(Comparator.comparing(Problem::severity).reversed());
        return List.copyOf(problems);
    }

    private static void add(List<Problem> problems, @Nullable Problem problem) {
        if (problem != null) {
            problems.add(problem);
        }
    }
}
