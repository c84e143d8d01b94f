package io.foundry.spring.start;

import io.foundry.spring.start.BeanCreation.Phase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A record of a start in the words of the endpoint.
 *
 * @param read what was recorded
 * @param beans the singletons in it
 * @param neverCreated the singletons that nobody has needed so far
 * @param jvmStartEpochMillis when the JVM began
 * @param recording whether what happens now is still recorded
 */
record StartReport(
        StartRecord read,
        StartRecord.Beans beans,
        List<String> neverCreated,
        long jvmStartEpochMillis,
        boolean recording) {

    private static final int MOST_BEANS = 300;

    private static final int MOST_STAGES = 60;

    private static final int MOST_NAMES = 300;

    private static final int MOST_WAITS = 50;

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("recorded", true);
        if (read.readyEpochMillis() != StartRecord.NOT_YET) {
            figures.put(
                    "secondsFromJvmStartToReady", Math.max(0, read.readyEpochMillis() - jvmStartEpochMillis) / 1000.0);
        }
        for (StartStep step : read.steps()) {
            if (step.kind().equals("spring.context.refresh")) {
                figures.put("refreshMillis", millis(step.totalNanos()));
            }
        }
        figures.put("beansBeforeReady", beans.in(Phase.START).size());
        figures.put("beansByWarmUp", beans.in(Phase.WARM_UP).size());
        figures.put("beansByRequests", beans.in(Phase.REQUEST).size());
        figures.put("beansAfterReady", beans.in(Phase.AFTER_READY).size());
        figures.put("beansNeverCreated", neverCreated.size());
        beans.in(Phase.START).stream()
                .max(Comparator.comparingLong(BeanCreation::ownNanos))
                .ifPresent(slowest -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("bean", slowest.bean());
                    row.put("ownMillis", millis(slowest.ownNanos()));
                    figures.put("slowestBean", row);
                });
        figures.put("savedMillisEstimate", millis(ownNanos(Phase.WARM_UP)));
        return figures;
    }

    Map<String, Object> details() {
        Map<String, Object> details = figures();
        details.put("saving", saving());
        details.put("recording", recording);
        details.put("dropped", read.dropped());
        details.put("timesSince", "milliseconds since the JVM started");
        details.put("stages", stages());
        details.put("beans", rows(longest(beans.created(), MOST_BEANS, BeanCreation::ownNanos)));
        details.put("beansLeftOut", Math.max(0, beans.created().size() - MOST_BEANS));
        details.put("waits", waits());
        details.put("neverCreated", neverCreated.subList(0, Math.min(MOST_NAMES, neverCreated.size())));
        return details;
    }

    private Map<String, Object> saving() {
        Map<String, Object> saving = new LinkedHashMap<>();
        saving.put("millisMovedToWarmUp", millis(ownNanos(Phase.WARM_UP)));
        saving.put("beansMovedToWarmUp", beans.in(Phase.WARM_UP).size());
        saving.put("millisMovedToRequests", millis(ownNanos(Phase.REQUEST)));
        saving.put("beansMovedToRequests", beans.in(Phase.REQUEST).size());
        saving.put("beansNeverCreated", neverCreated.size());
        saving.put(
                "reckonedAs",
                "an estimate: the sum of the own creation times on the warm-up's thread, which a start that creates all"
                        + " would have spent before ready; these times include waits for other threads, and a JVM that"
                        + " is warmer by then; what requests created is saved from the start but paid by them; what"
                        + " nobody created has no known cost and is not in the sum");
        return saving;
    }

    private long ownNanos(Phase phase) {
        return beans.in(phase).stream().mapToLong(BeanCreation::ownNanos).sum();
    }

    /** The longest ones, in the order in which they began. */
    private List<Map<String, Object>> stages() {
        List<StartStep> longest = read.steps().stream()
                .filter(step -> !step.kind().equals(StartTimeline.BEAN) && !step.isWait())
                .sorted(Comparator.comparingLong(StartStep::totalNanos).reversed())
                .limit(MOST_STAGES)
                .sorted(Comparator.comparingLong(StartStep::startNanos))
                .toList();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (StartStep step : longest) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("stage", step.kind());
            put(row, "of", step.subject());
            put(row, "thread", step.thread());
            times(row, step.startNanos(), step.totalNanos(), step.ownNanos());
            rows.add(row);
        }
        return rows;
    }

    private List<Map<String, Object>> waits() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (BeanCreation wait : longest(beans.waited(), MOST_WAITS, BeanCreation::totalNanos)) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("bean", wait.bean());
            put(row, "thread", wait.thread());
            put(row, "requestedBy", wait.requestedBy());
            row.put("startMillis", sinceJvmStart(wait.startNanos()));
            row.put("waitedMillis", millis(wait.totalNanos()));
            rows.add(row);
        }
        return rows;
    }

    private List<Map<String, Object>> rows(List<BeanCreation> created) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (BeanCreation bean : created) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("bean", bean.bean());
            row.put("phase", bean.phase());
            put(row, "thread", bean.thread());
            put(row, "requestedBy", bean.requestedBy());
            times(row, bean.startNanos(), bean.totalNanos(), bean.ownNanos());
            row.put("broughtAlong", bean.broughtAlong());
            rows.add(row);
        }
        return rows;
    }

    private void times(Map<String, Object> row, long startNanos, long totalNanos, long ownNanos) {
        row.put("startMillis", sinceJvmStart(startNanos));
        row.put("totalMillis", millis(totalNanos));
        row.put("ownMillis", millis(ownNanos));
    }

    private double sinceJvmStart(long nanos) {
        return millis(nanos + (read.beganEpochMillis() - jvmStartEpochMillis) * 1_000_000);
    }

    private static List<BeanCreation> longest(List<BeanCreation> all, int most, ToLongFunction<BeanCreation> time) {
        return all.stream()
                .sorted(Comparator.comparingLong(time).reversed())
                .limit(most)
                .sorted(Comparator.comparingLong(BeanCreation::startNanos))
                .toList();
    }

    private static void put(Map<String, Object> row, String name, @Nullable Object value) {
        if (value != null) {
            row.put(name, value);
        }
    }

    /** With two decimals. */
    static double millis(long nanos) {
        return Math.round(nanos / 1e4) / 100.0;
    }
}
