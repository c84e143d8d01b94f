package io.foundry.archive;

/**
 * The open-addressing index in front of a map's or set's entries: a power of two of cells, at most half of them taken,
 * each with the number of an entry plus one, or 0. Collisions go to the next cell.
 *
 * <p>Keys that collide far more than chance has would take a time that is quadratic in their number. The writer gives such an
 * index up: all its bits are set, and keys are searched one by one.
 *
 * <p>Cells are one, two or four bytes wide, as the number of entries needs. Up to {@value #UNINDEXED} entries there is no
 * index: comparing them one by one is as fast. The multiplier is Knuth's for Fibonacci hashing (The Art of Computer
 * Programming, volume 3, 6.4).
 */
final class KeyIndex {

    static final int UNINDEXED = 8;

    /** Beyond this many entries the cells could outgrow the format; such maps are searched one by one. */
    private static final int LARGEST = 1 << 27;

    private static final int MULTIPLIER = 0x9E3779B9;

    private KeyIndex() {}

    static boolean isThere(ArchivedType<?, ?> key, int count) {
        return count > UNINDEXED && count <= LARGEST && key.hasStableHash();
    }

    static int cells(int count) {
        return Integer.highestOneBit(count * 2 - 1) << 1;
    }

    static int width(int count) {
        // Below the largest number of that width, which stands for an index that was given up.
        return count < 0xff ? 1 : count < 0xffff ? 2 : 4;
    }

    /** Bytes of the index, 0 where there is none. */
    static int size(ArchivedType<?, ?> key, int count) {
        return isThere(key, count) ? cells(count) * width(count) : 0;
    }

    /** The number of cells that may be looked at to write or check a whole index: far more than an ordinary one takes. */
    static long effort(int count) {
        return 16L * cells(count);
    }

    /** Enters a key; returns how many cells were looked at. */
    static int put(ArchiveWriter writer, int index, int count, int hash, int entry) {
        int width = width(count);
        int mask = cells(count) - 1;
        for (int cell = first(hash, mask), looked = 1; ; cell = (cell + 1) & mask, looked++) {
            int at = index + cell * width;
            if (writer.unsigned(at, width) == 0) {
                writer.putUnsigned(at, width, entry + 1);
                return looked;
            }
        }
    }

    /** Sets all bits. */
    static void giveUp(ArchiveWriter writer, int index, int count) {
        for (int i = 0; i < cells(count) * width(count); i++) {
            writer.putByte(index + i, (byte) -1);
        }
    }

    private static boolean isGivenUp(int cell, int width) {
        return cell == (width == 1 ? 0xff : width == 2 ? 0xffff : -1);
    }

    /** The number of the entry whose key is equal, or -1. */
    static int find(
            Archive archive,
            int index,
            int count,
            int entries,
            int stride,
            ArchivedType<?, ?> type,
            Object key,
            int hash) {
        int width = width(count);
        int cells = cells(count);
        int mask = cells - 1;
        int cell = first(hash, mask);
        // Bounded, though a writer leaves half of the cells free: the index may not have been checked.
        for (int i = 0; i < cells; i++, cell = (cell + 1) & mask) {
            int value = archive.getUnsigned(index + cell * width, width);
            if (isGivenUp(value, width)) {
                return search(archive, count, entries, stride, type, key);
            }
            int entry = value - 1;
            if (entry < 0) {
                return -1;
            }
            if (type.equalsAt(archive, entries + entry * stride, key)) {
                return entry;
            }
        }
        return -1;
    }

    /** Compares one key after the other. */
    static int search(Archive archive, int count, int entries, int stride, ArchivedType<?, ?> type, Object key) {
        for (int i = 0; i < count; i++) {
            if (type.equalsAt(archive, entries + i * stride, key)) {
                return i;
            }
        }
        return -1;
    }

    private static int first(int hash, int mask) {
        return (hash * MULTIPLIER) >>> Integer.numberOfLeadingZeros(mask);
    }

    /** Checks that the cells name each entry once, where its hash leads, within the effort of a writer. */
    static void validate(
            ArchiveValidator validator, int index, int count, int entries, int stride, ArchivedType<?, ?> type) {
        Archive archive = validator.archive();
        int width = width(count);
        int cells = cells(count);
        int taken = 0;
        boolean givenUp = isGivenUp(archive.getUnsigned(index, width), width);
        for (int cell = 0; cell < cells; cell++) {
            int entry = archive.getUnsigned(index + cell * width, width);
            if (isGivenUp(entry, width) && givenUp) {
                continue;
            }
            if (Integer.compareUnsigned(entry, count) > 0) {
                throw ArchiveValidator.corrupt(index + cell * width, "index that leads to no entry");
            }
            taken += entry == 0 ? 0 : 1;
        }
        if (givenUp && taken == 0) {
            return;
        }
        if (taken != count) {
            throw ArchiveValidator.corrupt(index, "index that does not name each entry once");
        }
        // No writer needs more: it would have given the index up.
        long effort = effort(count);
        for (int entry = 0; entry < count; entry++) {
            int cell = first(type.hashAt(archive, entries + entry * stride), cells - 1);
            for (int found; ; cell = (cell + 1) & (cells - 1)) {
                if (--effort < 0) {
                    throw ArchiveValidator.corrupt(index, "index that no writer would have kept");
                }
                found = archive.getUnsigned(index + cell * width, width) - 1;
                if (found == entry) {
                    break;
                }
                if (found < 0) {
                    throw ArchiveValidator.corrupt(index, "index that does not find an entry");
                }
            }
        }
    }
}
