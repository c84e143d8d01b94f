package io.foundry.identifier;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries by a number that tells most of them apart: open addressing with linear probing, at most an eighth full.
 * Immutable and thread-safe.
 *
 * <p>Of some multipliers the one that displaces the fewest entries is taken; for a few hundred entries there usually is
 * one that displaces none, so that a lookup is one probe.
 */
final class Slots<V> {

    private static final int SLOTS_EACH = 8;

    private static final int MULTIPLIERS = 500;

    private static final int MOST_TRIALS = 100_000;

    private final @Nullable Entry<V>[] slots;

    private final long multiplier;

    private final int shift;

    /**
     * Places entries.
     *
     * @param keys their numbers, in the same order
     */
    Slots(List<Entry<V>> entries, long[] keys) {
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(SLOTS_EACH * keys.length, 8) - 1);
        this.slots = Entry.slots(1 << bits);
        this.shift = 64 - bits;
        this.multiplier = calmest(keys, bits);
        for (int n = 0; n < keys.length; n++) {
            int i = home(keys[n]);
            while (slots[i] != null) {
                i = after(i);
            }
            slots[i] = entries.get(n);
        }
    }

    int home(long key) {
        return (int) ((key * multiplier) >>> shift);
    }

    int after(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    @Nullable
    Entry<V> at(int slot) {
        return slots[slot];
    }

    private static long calmest(long[] keys, int bits) {
        long candidate = 0x9E37_79B9_7F4A_7C15L;
        long best = candidate;
        int fewest = Integer.MAX_VALUE;
        boolean[] taken = new boolean[1 << bits];
        int trials = Math.min(MULTIPLIERS, MOST_TRIALS / Math.max(1, keys.length));
        for (int i = 0; i <= trials && fewest > 0; i++) {
            Arrays.fill(taken, false);
            int displaced = 0;
            for (long key : keys) {
                int slot = (int) ((key * candidate) >>> (64 - bits));
                displaced += taken[slot] ? 1 : 0;
                taken[slot] = true;
            }
            if (displaced < fewest) {
                fewest = displaced;
                best = candidate;
            }
            candidate = candidate * 0xD134_2543_DE82_EF95L | 1;
        }
        return best;
    }
}
