package io.foundry.measure;

import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison. Immutable.
 *
 * @param name what was run
 * @param value median time in nanoseconds for one operation; null if not measured
 * @param allocatedBytes mean of the bytes that the measuring thread allocated for one operation; null if not measured,
 *     which on a JVM without such a counter can be so although the time was
 */
public record Alternative(
        String name, @Nullable Double value, @Nullable Double allocatedBytes) {

    static Alternative notMeasured(String name) {
        return new Alternative(name, null, null);
    }
}
