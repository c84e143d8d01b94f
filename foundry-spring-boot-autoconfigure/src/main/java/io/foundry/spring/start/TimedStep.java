package io.foundry.spring.start;

import java.util.Collections;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.metrics.StartupStep;

/**
 * One step of a start, while it runs and afterwards. Belongs to the thread that began it until it has ended; from then
 * on any thread may read it.
 */
final class TimedStep implements StartupStep {

    /** A class name is all that is wanted of a post-processor's own words, which may be anything. */
    private static final int LONGEST_CLASS_NAME = 200;

    private static final Tags NO_TAGS = Collections::emptyIterator;

    private final String kind;

    final @Nullable TimedStep parent;

    private final String threadName;

    private final long threadId;

    private final long startNanos;

    private volatile @Nullable String subject;

    private final StartTimeline timeline;

    private final long startAllocated;

    private @Nullable Thread thread;

    private long endNanos;

    private long allocated;

    private long nestedNanos;

    private long nestedAllocated;

    private boolean failed;

    private volatile boolean ended;

    TimedStep(
            StartTimeline timeline, String kind, Thread thread, @Nullable TimedStep parent, long now, long allocated) {
        this.timeline = timeline;
        this.kind = kind;
        this.thread = thread;
        this.threadName = thread.getName();
        this.threadId = thread.getId();
        this.parent = parent;
        this.startNanos = now;
        this.startAllocated = allocated;
    }

    @Override
    public String getName() {
        return kind;
    }

    /** Not told, because nothing that records needs it. */
    @Override
    public long getId() {
        return 0;
    }

    @Override
    public @Nullable Long getParentId() {
        return null;
    }

    @Override
    public Tags getTags() {
        return NO_TAGS;
    }

    @Override
    public StartupStep tag(String key, String value) {
        if (key.equals("beanName")) {
            subject = value;
            timeline.keep(this, value);
        } else if (key.equals("exception")) {
            failed = true;
        }
        return this;
    }

    @Override
    public StartupStep tag(String key, Supplier<String> value) {
        if (key.equals("postProcessor")) {
            subject = className(value.get());
        }
        return this;
    }

    private static @Nullable String className(@Nullable String words) {
        if (words == null) {
            return null;
        }
        int end = words.indexOf('@');
        String name = end < 0 ? words : words.substring(0, end);
        return name.length() <= LONGEST_CLASS_NAME && name.chars().allMatch(TimedStep::isOfClassName) ? name : null;
    }

    private static boolean isOfClassName(int character) {
        return Character.isJavaIdentifierPart(character) || character == '.' || character == '/';
    }

    @Override
    public void end() {
        Thread begunOn = thread;
        if (begunOn == null) {
            return;
        }
        thread = null;
        endNanos = timeline.nanos();
        long now = startAllocated == AllocationCounter.UNKNOWN ? AllocationCounter.UNKNOWN : timeline.allocated();
        allocated = now == AllocationCounter.UNKNOWN ? now : now - startAllocated;
        if (begunOn == Thread.currentThread()) {
            if (parent != null) {
                parent.nestedNanos += endNanos - startNanos;
                parent.nestedAllocated += Math.max(0, allocated);
            }
            timeline.left(this, begunOn);
        } else {
            // Two threads' counters have no difference.
            allocated = AllocationCounter.UNKNOWN;
        }
        ended = true;
    }

    boolean isEnded() {
        return ended;
    }

    /** To be called once it has ended. */
    StartStep toStep(long beganNanos, long startThread, int parentPosition) {
        long totalNanos = endNanos - startNanos;
        return new StartStep(
                kind,
                subject,
                threadName,
                threadId == startThread,
                parentPosition,
                parent == null ? null : StartStep.label(parent.kind, parent.subject),
                startNanos - beganNanos,
                totalNanos,
                totalNanos - nestedNanos,
                allocated == AllocationCounter.UNKNOWN ? allocated : allocated - nestedAllocated,
                failed);
    }
}
