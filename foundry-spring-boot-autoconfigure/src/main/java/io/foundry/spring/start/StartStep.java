package io.foundry.spring.start;

import org.jspecify.annotations.Nullable;

/**
 * A step of a start that has ended.
 *
 * @param kind Spring's name of the step
 * @param subject what it was about, such as a bean's name; null where that is not known
 * @param thread the thread's name, null where it is not known
 * @param onStartThread whether that is the thread that ran the application
 * @param parent position of the step around it, {@link #NO_PARENT} where there is none or it was not kept
 * @param requestedBy what the step around it was about, null where there is none
 * @param startNanos since the beginning of the record
 * @param totalNanos how long it took
 * @param ownNanos the same without what was nested in it
 * @param ownAllocatedBytes bytes allocated without what was nested in it; -1 where not known
 * @param failed whether it ended with an exception
 */
record StartStep(
        String kind,
        @Nullable String subject,
        @Nullable String thread,
        boolean onStartThread,
        int parent,
        @Nullable String requestedBy,
        long startNanos,
        long totalNanos,
        long ownNanos,
        long ownAllocatedBytes,
        boolean failed) {

    static final int NO_PARENT = -1;

    boolean isBean() {
        return kind.equals(StartTimeline.BEAN) && subject != null;
    }

    /** Whether its thread did nothing but wait for another one that makes a bean. */
    boolean isWait() {
        return kind.equals(StartTimeline.WAIT) && subject != null;
    }

    long endNanos() {
        return startNanos + totalNanos;
    }

    /** How a step is called where it is mentioned by another one: a bean by its name, a stage by its kind. */
    static String label(String kind, @Nullable String subject) {
        if (subject == null) {
            return kind;
        }
        return kind.equals(StartTimeline.BEAN) ? subject : kind + " " + subject;
    }
}
