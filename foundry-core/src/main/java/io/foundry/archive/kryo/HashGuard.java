package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.KryoException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses sets and maps whose keys were chosen to have the same hash, before filling them takes the square of their size.
 *
 * <p>A histogram of mixed hashes with about four keys a slot; keys with different hashes spread, those with one hash meet.
 */
final class HashGuard {

    /** Fewer keys than this cannot take long. */
    private static final int HARMLESS = 256;

    private static final int MOST_IN_A_SLOT = 96;
    private static final int MOST_SLOTS = 1 << 14;

    private final int @Nullable [] slots;
    private final int most;
    private final boolean ordersComparables;
    private @Nullable Class<?> first;

    /** @param ordersComparables whether the container puts comparable keys with one hash into a tree, as HashMap does */
    HashGuard(int count, boolean ordersComparables) {
        this.ordersComparables = ordersComparables;
        if (count <= HARMLESS) {
            slots = null;
            most = 0;
        } else {
            int size = Math.min(MOST_SLOTS, Integer.highestOneBit(count / 4));
            slots = new int[size];
            most = MOST_IN_A_SLOT + 8 * (count / size);
        }
    }

    void add(@Nullable Object key) {
        if (slots != null && key != null) {
            count(slots, key);
        }
    }

    private void count(int[] slots, Object key) {
        Class<?> type = key.getClass();
        if (first == null) {
            first = type;
        }
        if (ordersComparables && type == first && key instanceof Comparable) {
            return;
        }
        int mixed = key.hashCode() * 0x9e3779b9;
        mixed ^= mixed >>> 15;
        mixed *= 0x85ebca6b;
        if (++slots[((mixed >>> 16) ^ mixed) & (slots.length - 1)] > most) {
            throw new KryoException("Too many keys of a set or map have the same hash");
        }
    }
}
