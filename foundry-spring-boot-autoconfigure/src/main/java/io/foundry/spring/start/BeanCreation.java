package io.foundry.spring.start;

import org.jspecify.annotations.Nullable;

/**
 * How a singleton came to be.
 *
 * @param bean its name
 * @param phase when it was created, and by which kind of thread
 * @param thread the thread's name; null where the application's own recorder did not tell
 * @param requestedBy the bean that was being created on the same thread, else the stage of the start, else null: somebody
 *     asked the context for it
 * @param startNanos when its creation began, in nanoseconds since the recording did
 * @param totalNanos how long it took, what it needed and what its thread waited for included
 * @param ownNanos the same without beans and stages that were recorded inside of it
 * @param ownAllocatedBytes bytes that its thread allocated in that time; -1 where that was not counted
 * @param broughtAlong number of beans that were created inside of it
 */
public record BeanCreation(
        String bean,
        Phase phase,
        @Nullable String thread,
        @Nullable String requestedBy,
        long startNanos,
        long totalNanos,
        long ownNanos,
        long ownAllocatedBytes,
        int broughtAlong) {

    /** When a bean's creation began. */
    public enum Phase {
        /** Before the application was ready, on any thread but the warm-up's. */
        START,
        /** On the warm-up's thread. */
        WARM_UP,
        /** After ready, on a thread that neither ran the start nor the warm-up: a request, a scheduler, a listener. */
        REQUEST,
        /** After ready on the thread that ran the start, or on a thread that is not known. */
        AFTER_READY
    }
}
