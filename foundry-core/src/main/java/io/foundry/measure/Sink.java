package io.foundry.measure;

/**
 * Where results go, so that the JIT compiler cannot drop the work that made them.
 *
 * <p>A result is compared with a value that the compiler must assume to change at any time. The comparison is all that
 * it costs: nothing is stored unless they are equal, and an equal number by chance does no harm.
 */
final class Sink {

    /** Read once in a block of calls; what an operation returns cannot be this object. */
    static volatile Object nobodyReturnsThis = new Object();

    private static volatile long unlikely = 0x9E3779B97F4A7C15L;

    private Sink() {}

    static void consume(long mixed) {
        if (mixed == unlikely) {
            unlikely = mixed * 31;
        }
    }
}
