package io.foundry.spring.start;

import java.util.List;

/**
 * What one start consisted of, up to the moment at which the application was ready. Immutable.
 *
 * @param beansBeforeReady number of {@link #beans}
 * @param allocatedBeforeReadyBytes bytes allocated by the thread that ran the start and by those it started, as
 *     {@link StartupBudget} counts them; -1 where that is not known
 * @param startThreadBytes the part of the thread that ran the start; -1 where that is not known
 * @param beans the singletons that the context created before it was ready, in the order in which that began; their times
 *     and bytes tell what a budget was spent on
 */
public record StartupFigures(
        int beansBeforeReady, long allocatedBeforeReadyBytes, long startThreadBytes, List<BeanCreation> beans) {

    /** Copies the list. */
    public StartupFigures {
        beans = List.copyOf(beans);
    }
}
