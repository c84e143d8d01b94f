package io.foundry.spring.start;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;

/** Reads how many bytes threads have allocated since they started, where the JVM can tell. Stateless. */
interface AllocationCounter {

    /** What a counter says that cannot count. */
    long UNKNOWN = -1;

    /** Counts nothing. */
    AllocationCounter NONE = new AllocationCounter() {
        @Override
        public long ofThisThread() {
            return UNKNOWN;
        }

        @Override
        public Map<Long, Long> ofAllThreads() {
            return Map.of();
        }
    };

    /**
     * Reads the calling thread's counter; allocates nothing itself.
     *
     * @return bytes, or {@link #UNKNOWN}
     */
    long ofThisThread();

    /**
     * Reads the counters of all platform threads that are alive.
     *
     * @return bytes by thread id
     */
    Map<Long, Long> ofAllThreads();

    /** The counter of this JVM, or {@link #NONE} where it has none, has it switched off, or lacks the module. */
    static AllocationCounter ofThisJvm() {
        try {
            return HotSpot.counter();
        } catch (LinkageError | RuntimeException absent) {
            return NONE;
        }
    }

    /** The only class that refers to an optional module; loading it fails without that. */
    record HotSpot(com.sun.management.ThreadMXBean threads) implements AllocationCounter {

        static AllocationCounter counter() {
            return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                            && threads.isThreadAllocatedMemorySupported()
                            && threads.isThreadAllocatedMemoryEnabled()
                    ? new HotSpot(threads)
                    : NONE;
        }

        @Override
        public long ofThisThread() {
            return threads.getCurrentThreadAllocatedBytes();
        }

        @Override
        public Map<Long, Long> ofAllThreads() {
            long[] ids = threads.getAllThreadIds();
            long[] bytes = threads.getThreadAllocatedBytes(ids);
            Map<Long, Long> byId = new HashMap<>();
            for (int i = 0; i < ids.length; i++) {
                // A thread that ended between the two calls has none.
                if (bytes[i] >= 0) {
                    byId.put(ids[i], bytes[i]);
                }
            }
            return byId;
        }
    }
}
