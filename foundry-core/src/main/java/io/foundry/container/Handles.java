package io.foundry.container;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/** The handles that keep a service. Guarded by the writers' lock of the container. */
final class Handles {

    private static final int LEAST = 64;

    private final List<WeakReference<ServiceHandle<?>>> keeping = new ArrayList<>();

    private int pruneAt = LEAST;

    void add(ServiceHandle<?> handle) {
        if (keeping.size() >= pruneAt) {
            keeping.removeIf(reference -> reference.get() == null);
            pruneAt = Math.max(LEAST, 2 * keeping.size());
        }
        keeping.add(new WeakReference<>(handle));
    }

    /** Before a snapshot is published. Who let go is forgotten, and comes back with the next service that it keeps. */
    void letGo(Snapshot next) {
        keeping.removeIf(reference -> {
            ServiceHandle<?> handle = reference.get();
            return handle == null || !handle.isKeptIn(next);
        });
    }
}
