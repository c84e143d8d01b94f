package io.foundry.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Asserts that code which is warm allocates nothing. */
public final class AllocatedBytes {

    private static final int ROUNDS = 20_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocatedBytes() {}

    /** What is measured; its result keeps it from being optimised away. */
    public interface Code {
        int run() throws Exception;
    }

    /** The least of some measurements: other code allocates now and then, and the last compilation may take a while. */
    public static void assertNone(Code code) throws Exception {
        int sum = rounds(code);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 100 && least > 0; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            sum += rounds(code);
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertThat(least).as("bytes in %d calls (sum %d)", ROUNDS, sum).isZero();
    }

    private static int rounds(Code code) throws Exception {
        int sum = 0;
        for (int i = 0; i < ROUNDS; i++) {
            sum += code.run();
        }
        return sum;
    }
}
