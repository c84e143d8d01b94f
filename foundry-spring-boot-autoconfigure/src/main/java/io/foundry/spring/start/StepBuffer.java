package io.foundry.spring.start;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The first steps of a record, as many as there is room for; the rest are counted. Thread-safe. */
final class StepBuffer {

    private final AtomicReferenceArray<@Nullable TimedStep> kept;

    private final AtomicInteger claimed = new AtomicInteger();

    private final AtomicInteger dropped = new AtomicInteger();

    StepBuffer(int capacity) {
        kept = new AtomicReferenceArray<>(capacity);
    }

    boolean isFull() {
        return claimed.get() >= kept.length();
    }

    /** Keeps a step, or counts it. */
    void add(TimedStep step) {
        int slot = claimed.getAndIncrement();
        if (slot < kept.length()) {
            kept.set(slot, step);
        } else {
            drop();
        }
    }

    /** Counts one that is not even made. */
    void drop() {
        dropped.incrementAndGet();
    }

    int dropped() {
        return dropped.get();
    }

    /** Those that have ended by now, in the order in which they were added. */
    List<TimedStep> ended() {
        List<TimedStep> ended = new ArrayList<>();
        for (int slot = 0; slot < Math.min(claimed.get(), kept.length()); slot++) {
            TimedStep step = kept.get(slot);
            if (step != null && step.isEnded()) {
                ended.add(step);
            }
        }
        return ended;
    }
}
