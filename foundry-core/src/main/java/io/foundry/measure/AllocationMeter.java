package io.foundry.measure;

import java.lang.management.ManagementFactory;

/**
 * Counts the bytes that the current thread has allocated since it started, where the JVM can tell.
 *
 * <p>Stateless. A reading allocates nothing itself, so the difference of two is what ran between them.
 */
@FunctionalInterface
interface AllocationMeter {

    /** What a meter says that cannot count. */
    long UNKNOWN = -1;

    /** Counts nothing. */
    AllocationMeter NONE = () -> UNKNOWN;

    /**
     * Reads the counter.
     *
     * @return bytes, or {@link #UNKNOWN}
     */
    long bytes();

    /** The meter of this JVM, or {@link #NONE} where it has none, has it switched off, or lacks the module. */
    static AllocationMeter ofThisJvm() {
        try {
            return HotSpot.meter();
        } catch (LinkageError | RuntimeException absent) {
            return NONE;
        }
    }

    /** The only class that refers to optional modules; loading it fails without them. */
    final class HotSpot {

        private HotSpot() {}

        static AllocationMeter meter() {
            if (ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                    && threads.isThreadAllocatedMemorySupported()
                    && threads.isThreadAllocatedMemoryEnabled()) {
                return threads::getCurrentThreadAllocatedBytes;
            }
            return NONE;
        }
    }
}
