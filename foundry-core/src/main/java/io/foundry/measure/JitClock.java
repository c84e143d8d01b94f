package io.foundry.measure;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/**
 * Milliseconds that the JIT compiler has worked, where the JVM can tell. A reading that has not moved for a while is a
 * hint that the code has reached its final form.
 */
@FunctionalInterface
interface JitClock {

    /** Always says that the compiler rests. */
    JitClock NONE = () -> 0;

    /**
     * Reads the clock.
     *
     * @return milliseconds
     */
    long compiledMillis();

    /** The clock of this JVM, or {@link #NONE} where it has none or lacks the module. */
    static JitClock ofThisJvm() {
        try {
            return HotSpot.clock();
        } catch (LinkageError | RuntimeException absent) {
            return NONE;
        }
    }

    /** The only class that refers to an optional module; loading it fails without it. */
    final class HotSpot {

        private HotSpot() {}

        static JitClock clock() {
            CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
            return compiler != null && compiler.isCompilationTimeMonitoringSupported()
                    ? compiler::getTotalCompilationTime
                    : NONE;
        }
    }
}
