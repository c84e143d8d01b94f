package io.foundry.archive;

import org.jspecify.annotations.Nullable;

/**
 * Watches the keys that are put into a hash table, and refuses those that were made to collide.
 *
 * <p>A table searches keys of one hash code one by one, unless they can be compared: some hundred thousand records that were
 * chosen by somebody would take it hours. Tables below a thousand keys are never slow enough to matter.
 */
final class Collisions {

    private static final int UNWATCHED = 1_000;
    private static final int MOST = 200;

    /** How often each of 2^k groups of hash codes came; null where nothing is watched. */
    private final int @Nullable [] counts;

    private final int shift;

    Collisions(int count) {
        int groups = count <= UNWATCHED ? 0 : Integer.highestOneBit(Math.min(count, 1 << 20));
        counts = groups == 0 ? null : new int[groups];
        shift = Integer.numberOfLeadingZeros(groups) + 1;
    }

    /** Counts a key; throws {@link CorruptArchiveException} if far more fall into its group than chance has. */
    void check(@Nullable Object key, int at) {
        if (counts == null || key == null || key instanceof Comparable<?>) {
            return;
        }
        int hash = key.hashCode();
        int group = ((hash ^ (hash >>> 16)) * 0x9E3779B9) >>> shift;
        if (++counts[group] > MOST) {
            throw ArchiveValidator.corrupt(at, "keys that were made to have one hash code");
        }
    }

    /** Capacity of a table for so many keys, within what the archive can hold and a table can have. */
    static int capacity(int count, Archive archive) {
        return (int) Math.min(1 << 30, Math.min(count, archive.length()) * 4L / 3 + 1);
    }
}
