package io.foundry.spring.start;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.context.metrics.buffering.StartupTimeline;
import org.springframework.boot.context.metrics.buffering.StartupTimeline.TimelineEvent;
import org.springframework.core.metrics.StartupStep;

/**
 * Reads what an application's own recorder has, and leaves it there. Boot's recorder knows no threads, and takes the
 * latest step of any thread for the one around a new one; so does this. Stateless.
 */
final class BufferedSteps {

    private BufferedSteps() {}

    static StartRecord read(BufferingApplicationStartup startup) {
        StartupTimeline timeline = startup.getBufferedTimeline();
        List<TimelineEvent> events = new ArrayList<>(timeline.getEvents());
        events.sort(Comparator.comparing(TimelineEvent::getStartTime)
                .thenComparing(event -> event.getStartupStep().getId()));
        Map<Long, Integer> positions = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            positions.put(events.get(i).getStartupStep().getId(), i);
        }
        long[] nested = new long[events.size()];
        for (TimelineEvent event : events) {
            Integer parent = positions.get(event.getStartupStep().getParentId());
            if (parent != null) {
                nested[parent] += event.getDuration().toNanos();
            }
        }
        Instant began = timeline.getStartTime();
        Instant ready = null;
        List<StartStep> steps = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            TimelineEvent event = events.get(i);
            if (event.getStartupStep().getName().equals("spring.boot.application.ready")) {
                ready = event.getStartTime();
            }
            steps.add(step(event, events, positions, nested[i], began));
        }
        return new StartRecord(
                steps,
                began.toEpochMilli(),
                ready == null ? StartRecord.NOT_YET : nanos(began, ready),
                ready == null ? StartRecord.NOT_YET : ready.toEpochMilli(),
                0);
    }

    private static StartStep step(
            TimelineEvent event, List<TimelineEvent> events, Map<Long, Integer> positions, long nested, Instant began) {
        StartupStep step = event.getStartupStep();
        Integer parent = positions.get(step.getParentId());
        StartupStep around = parent == null ? null : events.get(parent).getStartupStep();
        long total = event.getDuration().toNanos();
        return new StartStep(
                step.getName(),
                tag(step, "beanName"),
                null,
                false,
                parent == null ? StartStep.NO_PARENT : parent,
                around == null ? null : StartStep.label(around.getName(), tag(around, "beanName")),
                nanos(began, event.getStartTime()),
                total,
                // Steps of other threads may be among the nested ones.
                Math.max(0, total - nested),
                AllocationCounter.UNKNOWN,
                tag(step, "exception") != null);
    }

    private static long nanos(Instant from, Instant to) {
        return Duration.between(from, to).toNanos();
    }

    private static @Nullable String tag(StartupStep step, String key) {
        for (StartupStep.Tag tag : step.getTags()) {
            if (tag.getKey().equals(key)) {
                return tag.getValue();
            }
        }
        return null;
    }
}
