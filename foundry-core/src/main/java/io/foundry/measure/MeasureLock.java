package io.foundry.measure;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets one comparison run at a time; a second is turned away, never queued.
 *
 * <p>There is one lock for each class loader that loads Foundry. Thread-safe; any thread may release it.
 */
final class MeasureLock {

    static final MeasureLock SHARED = new MeasureLock();

    private final AtomicReference<@Nullable String> running = new AtomicReference<>();

    void acquire(String what) {
        String before = running.compareAndExchange(null, what);
        if (before != null) {
            throw new MeasurementBusyException(before);
        }
    }

    void release() {
        running.set(null);
    }
}
