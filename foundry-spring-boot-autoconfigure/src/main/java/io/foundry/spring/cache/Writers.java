package io.foundry.spring.cache;

import io.foundry.archive.ArchiveWriter;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A few writers that are used again and again. Thread-safe, never blocks: where all are in use a new one is made, and
 * where there are enough, one that comes back is left to the collector. No thread owns one, so that virtual threads may
 * be many.
 */
final class Writers {

    private static final int MOST_RETAINED_BYTES = 2 << 20;

    private final AtomicReferenceArray<@Nullable ArchiveWriter> idle =
            new AtomicReferenceArray<>(Math.min(8, Runtime.getRuntime().availableProcessors()));

    ArchiveWriter take() {
        for (int i = 0; i < idle.length(); i++) {
            ArchiveWriter writer = idle.get(i) == null ? null : idle.getAndSet(i, null);
            if (writer != null) {
                return writer;
            }
        }
        return new ArchiveWriter();
    }

    /** Keeps it for the next one, unless a large value has blown it up. */
    void giveBack(ArchiveWriter writer) {
        if (writer.array().length > MOST_RETAINED_BYTES) {
            return;
        }
        for (int i = 0; i < idle.length(); i++) {
            if (idle.get(i) == null && idle.compareAndSet(i, null, writer)) {
                return;
            }
        }
    }
}
