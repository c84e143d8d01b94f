package io.foundry.spring.start;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The innermost step that each thread has running. Thread-safe.
 *
 * <p>A map and not a ThreadLocal, which would stay behind in pooled threads. A step that an exception kept from ending is
 * passed over when the one around it ends.
 */
final class OpenSteps {

    private final Map<Thread, TimedStep> innermost = new ConcurrentHashMap<>();

    /** The innermost one of a thread; null outside of any. */
    @Nullable
    TimedStep around(Thread thread) {
        TimedStep step = innermost.get(thread);
        while (step != null && step.isEnded()) {
            step = step.parent;
        }
        return step;
    }

    void entered(Thread thread, TimedStep step) {
        innermost.put(thread, step);
    }

    void left(Thread thread, TimedStep step) {
        TimedStep parent = step.parent;
        if (parent == null) {
            innermost.remove(thread);
        } else {
            innermost.put(thread, parent);
        }
    }

    void forget(Thread thread) {
        innermost.remove(thread);
    }

    void clear() {
        innermost.clear();
    }

    /** Threads that have a step of theirs running, as far as is known. */
    int threads() {
        return innermost.size();
    }
}
