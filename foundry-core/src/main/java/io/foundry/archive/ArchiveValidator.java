package io.foundry.archive;

import io.foundry.archive.CorruptArchiveException.Reason;

/**
 * Walks over an archive in the order in which it was written and checks every reference, count and length on the way.
 *
 * <p>Each object has to start exactly at the cursor, where the one before it ended. So one walk proves that everything
 * lies within the archive, that nothing overlaps or is shared, that there are no cycles and no gaps, and that a value
 * cannot become larger than its archive. Nothing is allocated in proportion to a count that the archive claims.
 *
 * <p>Used by one thread, for one archive. Each method throws {@link CorruptArchiveException} at the first fault.
 */
public final class ArchiveValidator {

    private final Archive archive;
    private final int length;
    private int cursor;
    private int depth;

    ArchiveValidator(Archive archive, int rootSize) {
        this.archive = archive;
        this.length = archive.length();
        this.cursor = ArchiveHeader.SIZE + rootSize;
    }

    /** Returns the archive that is being checked, for reading what was checked already. */
    public Archive archive() {
        return archive;
    }

    /** Enters a nested object, at most {@link ArchiveWriter#MAX_DEPTH} deep. */
    public void enter(int at) {
        if (++depth > ArchiveWriter.MAX_DEPTH) {
            throw corrupt(at, "nested too deep");
        }
    }

    /** Leaves the object that was entered last. */
    public void leave() {
        depth--;
    }

    /**
     * Checks a slot that leads to an object of known size, and moves the cursor behind that object.
     *
     * @return where the object is, 0 for null
     */
    public int reference(int slot, int size, int alignment) {
        int value = archive.getInt(slot);
        if (value == 0) {
            return 0;
        }
        return object(slot, value, size, alignment);
    }

    private int object(int slot, int value, int size, int alignment) {
        int target = slot + (value >>> 1);
        int expected = Archive.aligned(cursor, alignment);
        if ((value & 1) != 0 || expected < 0 || target != expected || size > length - expected) {
            throw corrupt(slot, "reference that does not lead to the next object");
        }
        cursor = expected + size;
        return expected;
    }

    /**
     * Checks a slot that leads to elements with a count in front of them, and moves the cursor behind the elements.
     *
     * @param stride bytes of one element, at least 1
     * @return the count in the upper half, where the first element is in the lower half; 0 for null and for no elements
     */
    long elements(int slot, int stride, int alignment) {
        int value = archive.getInt(slot);
        if (value == 0 || value == 1) {
            return 0;
        }
        int count = positive(slot, count(slot, value));
        return (long) count << 32 | skip(count, stride, alignment);
    }

    /** Checks a slot that leads to a count; returns it, or 0 for null or empty. */
    int count(int slot) {
        int value = archive.getInt(slot);
        return value == 0 || value == 1 ? 0 : positive(slot, count(slot, value));
    }

    private static int positive(int slot, int count) {
        if (count <= 0) {
            throw corrupt(slot, "count that is not written as a writer does");
        }
        return count;
    }

    /** Moves the cursor behind elements; returns where the first one is. */
    int skip(int count, int stride, int alignment) {
        int first = Archive.aligned(cursor, alignment);
        if (first < 0 || (long) count * stride > length - first) {
            throw corrupt(cursor, "count larger than the archive");
        }
        cursor = first + count * stride;
        return first;
    }

    // Checks that the slot leads to the cursor, reads the varint there and moves the cursor behind it.
    private int count(int slot, int value) {
        int at = cursor;
        if ((value & 1) != 0 || slot + (value >>> 1) != at || at >= length) {
            throw corrupt(slot, "reference that does not lead to the next object");
        }
        int count = archive.getByte(at);
        if (count < 0) {
            count = longCount(at);
        } else {
            cursor = at + 1;
        }
        return count;
    }

    private int longCount(int at) {
        long count = 0;
        for (int i = 0; i < 5; i++) {
            if (at + i >= length) {
                break;
            }
            int next = archive.getByte(at + i);
            count |= (long) (next & 0x7f) << (7 * i);
            if (next >= 0) {
                if (next == 0 || count > 0xffff_ffffL) {
                    break;
                }
                cursor = at + i + 1;
                return (int) count;
            }
        }
        throw corrupt(at, "count that is not written as a writer does");
    }

    /** Checks slots of strings that stand one after the other. */
    void strings(int first, int count) {
        int at = cursor;
        for (int i = 0, slot = first; i < count; i++, slot += ArchivedType.SLOT) {
            int value = archive.getInt(slot);
            if ((value & 1) == 0 && slot + (value >>> 1) == at) {
                int end = endOfString(at);
                if (end > 0) {
                    at = end;
                    continue;
                }
            }
            cursor = at;
            otherString(slot, value);
            at = cursor;
        }
        cursor = at;
    }

    /** Checks a slot of a string, and moves the cursor behind its characters. */
    public void string(int slot) {
        int value = archive.getInt(slot);
        int at = cursor;
        if ((value & 1) == 0 && slot + (value >>> 1) == at) {
            int end = endOfString(at);
            if (end > 0) {
                cursor = end;
                return;
            }
        }
        otherString(slot, value);
    }

    // The ordinary case, small enough to be inlined: a sound string of less than 8 kB at the cursor; 0 for all others.
    private int endOfString(int at) {
        if (at >= length - 1) {
            return 0;
        }
        int prefix = archive.getByte(at);
        int start = at + 1;
        if (prefix < 0) {
            int second = archive.getByte(start++);
            if (second <= 0) {
                return 0;
            }
            prefix = (prefix & 0x7f) | (second << 7);
        }
        int bytes = prefix >>> 1;
        return prefix == 0 || (prefix & 3) == 3 || bytes > length - start ? 0 : start + bytes;
    }

    private void otherString(int slot, int value) {
        if (value == 0) {
            return;
        }
        if ((value & 1) != 0) {
            int count = (value >>> 1) & 3;
            if ((value & 0xf8) != 0 || (count < 3 && value >>> ((count + 1) << 3) != 0)) {
                throw corrupt(slot, "short string that no writer produces");
            }
            return;
        }
        int prefix = count(slot, value);
        int bytes = prefix >>> 1;
        if (bytes > length - cursor || (prefix & 3) == 3 || prefix == 0) {
            throw corrupt(slot, "string longer than the archive");
        }
        cursor += bytes;
    }

    /** Checks that the byte at {@code at} holds a boolean. */
    public void bool(int at) {
        if ((archive.getByte(at) & 0xfe) != 0) {
            throw corrupt(at, "boolean that is neither 0 nor 1");
        }
    }

    /** Checks that the object at the cursor was the last one. */
    void end() {
        if (cursor != length) {
            throw corrupt(cursor, "bytes behind the last object");
        }
    }

    /** Returns the exception for a fault at {@code at}. */
    public static CorruptArchiveException corrupt(int at, String what) {
        return new CorruptArchiveException(Reason.STRUCTURE, at, what);
    }
}
