package io.foundry.measure;

import org.jspecify.annotations.Nullable;

/**
 * One of the two alternatives that a {@link Probe} compares: a name, and code to call again and again.
 *
 * <p>The code stays its owner's. The probe calls it from one thread at a time; an operation may be used in many
 * comparisons. It must do the same work at each call, must have an effect or a result that depends on that work, and
 * must be safe to repeat thousands of times.
 *
 * <p>Results are consumed without boxing; choose the factory by what the code returns. Both operations of a comparison
 * must come from the same factory, so that the same loop drives both.
 */
public abstract sealed class Operation permits LongOperation, ObjectOperation, VoidOperation {

    private final String name;
    private final int unitsPerCall;

    Operation(String name, int unitsPerCall) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("An operation needs a name that readers of the result understand");
        }
        if (unitsPerCall < 1) {
            throw new IllegalArgumentException(
                    "Operation '" + name + "' cannot do " + unitsPerCall + " units in a call; say 1 or more");
        }
        this.name = name;
        this.unitsPerCall = unitsPerCall;
    }

    /**
     * An operation whose result is a number.
     *
     * @param name what readers of the result see
     * @param body the code
     * @return an operation that does one unit of work in a call
     */
    public static Operation returningLong(String name, LongBody body) {
        return new LongOperation(name, 1, body);
    }

    /**
     * An operation whose result is an object or null.
     *
     * @param name what readers of the result see
     * @param body the code
     * @return an operation that does one unit of work in a call
     */
    public static Operation returningObject(String name, ObjectBody body) {
        return new ObjectOperation(name, 1, body);
    }

    /**
     * An operation without a result. What it does must be visible elsewhere, or the JIT compiler may remove it.
     *
     * @param name what readers of the result see
     * @param body the code
     * @return an operation that does one unit of work in a call
     */
    public static Operation returningNothing(String name, VoidBody body) {
        return new VoidOperation(name, 1, body);
    }

    /**
     * The same code, declared to do several units of work in a call; figures are then for one unit. An operation of a
     * few nanoseconds should loop over many inputs itself, because the probe's call of it costs nanoseconds too.
     *
     * @param units how many, at least 1
     * @return a new operation
     */
    public abstract Operation unitsPerCall(int units);

    /**
     * What readers of the result see.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    int unitsPerCall() {
        return unitsPerCall;
    }

    /** Calls the code, and consumes what it returns. Allocates nothing itself. */
    abstract void call(int times) throws Exception;

    /** Runs stand-ins through the loop of this kind; see {@link Decoys}. */
    abstract void prime() throws Exception;

    /** Code that returns a number. */
    @FunctionalInterface
    public interface LongBody {

        /**
         * Does the work once.
         *
         * @return something that depends on all of the work
         * @throws Exception ends the comparison as not measured
         */
        long run() throws Exception;
    }

    /** Code that returns an object or null. */
    @FunctionalInterface
    public interface ObjectBody {

        /**
         * Does the work once.
         *
         * @return something that depends on all of the work
         * @throws Exception ends the comparison as not measured
         */
        @Nullable
        Object run() throws Exception;
    }

    /** Code that returns nothing. */
    @FunctionalInterface
    public interface VoidBody {

        /**
         * Does the work once.
         *
         * @throws Exception ends the comparison as not measured
         */
        void run() throws Exception;
    }
}
