package io.foundry.spring.start;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Says by how much a start exceeds its budget, and what it was spent on. Stateless. */
final class BudgetMessage {

    private static final int MOST = 8;

    private BudgetMessage() {}

    /** Returns null where the figures are within the limits. */
    static @Nullable String of(
            String application, StartupFigures figures, @Nullable Integer mostBeans, @Nullable DataSize mostAllocated) {
        long allocated = figures.allocatedBeforeReadyBytes();
        boolean tooManyBeans = mostBeans != null && figures.beansBeforeReady() > mostBeans;
        boolean tooManyBytes = mostAllocated != null && allocated > mostAllocated.toBytes();
        if (!tooManyBeans && !tooManyBytes) {
            return null;
        }
        StringBuilder text = new StringBuilder("The start of " + application + " exceeds its budget");
        line(text, "beans before ready", String.valueOf(figures.beansBeforeReady()), mostBeans, tooManyBeans);
        line(
                text,
                "allocated before ready",
                allocated == AllocationCounter.UNKNOWN
                        ? "not known"
                        : megabytes(allocated) + " (" + megabytes(figures.startThreadBytes())
                                + " by the start's thread)",
                mostAllocated == null ? null : megabytes(mostAllocated.toBytes()),
                tooManyBytes);
        top(
                text,
                "brought most other beans",
                figures.beans(),
                BeanCreation::broughtAlong,
                bean -> bean.broughtAlong() + " beans");
        top(
                text,
                "allocated most by themselves",
                figures.beans(),
                BeanCreation::ownAllocatedBytes,
                bean -> megabytes(bean.ownAllocatedBytes()));
        top(
                text,
                "took longest by themselves",
                figures.beans(),
                BeanCreation::ownNanos,
                bean -> StartSuggestions.readable(bean.ownNanos()));
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String figure, @Nullable Object limit, boolean exceeded) {
        text.append(String.format("%n  %s: %s, ", what, figure))
                .append(limit == null ? "no limit" : "budget " + limit)
                .append(exceeded ? ", EXCEEDED" : "");
    }

    private static void top(
            StringBuilder text,
            String title,
            List<BeanCreation> beans,
            ToLongFunction<BeanCreation> figure,
            Function<BeanCreation, String> readable) {
        List<BeanCreation> top = beans.stream()
                .filter(bean -> figure.applyAsLong(bean) > 0)
                .sorted(Comparator.comparingLong(figure).reversed())
                .limit(MOST)
                .toList();
        if (top.isEmpty()) {
            return;
        }
        text.append(String.format("%n  %s:", title));
        for (BeanCreation bean : top) {
            String asker = bean.requestedBy();
            text.append(String.format(
                    "%n    %s %s%s",
                    readable.apply(bean), bean.bean(), asker == null ? "" : ", requested by " + asker));
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1048576.0);
    }
}
