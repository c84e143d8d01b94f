package io.foundry.measure;

/**
 * A clock that counts nanoseconds from an arbitrary origin.
 *
 * <p>Only differences between two readings mean something. A reading must not allocate, and readings of one thread must
 * never go backwards.
 */
@FunctionalInterface
interface Ticker {

    /** The clock of the JVM. */
    Ticker SYSTEM = System::nanoTime;

    /**
     * Reads the clock.
     *
     * @return nanoseconds
     */
    long nanos();
}
