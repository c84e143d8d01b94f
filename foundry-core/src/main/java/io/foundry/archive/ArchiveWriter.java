package io.foundry.archive;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A growing buffer into which archives are written, one after the other. Reused, it allocates nothing once it is large
 * enough.
 *
 * <p>Owned by one thread at a time. After {@link ArchiveCodec#encode(Object, ArchiveWriter)} the archive is the first
 * {@link #length()} bytes of {@link #array()}, until the next archive is written.
 *
 * <p>An object is reserved before what it refers to, so every reference leads forward and each object starts where the
 * one before it ended. The validator relies on that order.
 */
public final class ArchiveWriter {

    /** Deepest nesting of records, lists, sets and maps: what a validating walk can follow without its stack in danger. */
    public static final int MAX_DEPTH = 500;

    private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle CHARS = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FLOATS =
            MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] array;
    private int cursor;
    private int depth;

    /** A writer that starts with room for 512 bytes. */
    public ArchiveWriter() {
        this(512);
    }

    /** @param capacity bytes that fit before the buffer grows for the first time */
    public ArchiveWriter(int capacity) {
        array = new byte[Math.max(capacity, ArchiveHeader.SIZE)];
    }

    /** Returns the buffer itself, whose first {@link #length()} bytes are the archive; replaced when it grows. */
    public byte[] array() {
        return array;
    }

    /** Returns bytes written so far. */
    public int length() {
        return cursor;
    }

    /** Returns a copy of exactly the archive. */
    public byte[] toByteArray() {
        return Arrays.copyOf(array, cursor);
    }

    /** Returns the archive without a copy, until the next one is written. */
    public ByteBuffer toByteBuffer() {
        return ByteBuffer.wrap(array, 0, cursor);
    }

    // Bytes behind the cursor are always zero, so that what is reserved need not be cleared bit by bit.
    void reset() {
        Arrays.fill(array, 0, cursor, (byte) 0);
        depth = 0;
        cursor = ArchiveHeader.SIZE;
    }

    /** Enters a nested object; throws {@link IllegalArgumentException} beyond {@link #MAX_DEPTH}, as a cycle would. */
    public void enter() {
        if (++depth > MAX_DEPTH) {
            throw tooDeep();
        }
    }

    /** Leaves the object that was entered last. */
    public void leave() {
        depth--;
    }

    private static IllegalArgumentException tooDeep() {
        return new IllegalArgumentException(
                "The value is nested deeper than " + MAX_DEPTH + " levels, or refers to itself; it cannot be archived");
    }

    /**
     * Reserves zeroed room for an object at the cursor.
     *
     * @param alignment 1, 2, 4 or 8
     * @return where the object starts
     */
    public int reserve(int size, int alignment) {
        int from = cursor;
        int start = Archive.aligned(from, alignment);
        ensure(size + (start - from));
        cursor = start + size;
        return start;
    }

    /** Reserves room for {@code count} elements; as {@link #reserve}, with a clear error for what does not fit. */
    public int reserve(int count, int stride, int alignment) {
        long size = (long) count * stride;
        if (size > MAX_LENGTH) {
            throw tooLarge();
        }
        return reserve((int) size, alignment);
    }

    /**
     * Makes the reference slot at {@code slot} lead to elements with their count in front, and reserves room for them.
     *
     * @return where the first element starts
     */
    public int elements(int slot, int count, int stride, int alignment) {
        link(slot, cursor);
        appendVarint(count);
        return reserve(count, stride, alignment);
    }

    /** As {@link #elements(int, int, int, int)}, with room for an index between the count and the elements. */
    int elements(int slot, int count, int indexSize, int stride, int alignment) {
        link(slot, cursor);
        appendVarint(count);
        reserve(indexSize, 1);
        return reserve(count, stride, alignment);
    }

    /** Where a slot leads that was linked. */
    int target(int slot) {
        return slot + ((int) INTS.get(array, slot) >>> 1);
    }

    int unsigned(int at, int width) {
        return width == 1 ? array[at] & 0xff : width == 2 ? (char) CHARS.get(array, at) : (int) INTS.get(array, at);
    }

    void putUnsigned(int at, int width, int value) {
        if (width == 1) {
            array[at] = (byte) value;
        } else if (width == 2) {
            CHARS.set(array, at, (char) value);
        } else {
            INTS.set(array, at, value);
        }
    }

    /** Makes the reference slot at {@code slot} lead to {@code target}. */
    public void link(int slot, int target) {
        INTS.set(array, slot, (target - slot) << 1);
    }

    /** Makes the reference slot at {@code slot} lead to an object that is empty and takes no room. */
    public void linkEmpty(int slot) {
        INTS.set(array, slot, 1);
    }

    private void ensure(int more) {
        if (more > array.length - cursor) {
            grow(more);
        }
    }

    private void grow(int more) {
        if (more < 0 || more > MAX_LENGTH - cursor) {
            throw tooLarge();
        }
        int doubled = array.length < MAX_LENGTH / 2 ? array.length * 2 : MAX_LENGTH;
        array = Arrays.copyOf(array, Math.max(doubled, cursor + more));
    }

    private static IllegalArgumentException tooLarge() {
        return new IllegalArgumentException(
                "The value takes more than 2 GiB as an archive, which is the format's limit");
    }

    public void putBoolean(int at, boolean value) {
        array[at] = (byte) (value ? 1 : 0);
    }

    public void putByte(int at, byte value) {
        array[at] = value;
    }

    public void putShort(int at, short value) {
        SHORTS.set(array, at, value);
    }

    public void putChar(int at, char value) {
        CHARS.set(array, at, value);
    }

    public void putInt(int at, int value) {
        INTS.set(array, at, value);
    }

    public void putLong(int at, long value) {
        LONGS.set(array, at, value);
    }

    public void putFloat(int at, float value) {
        FLOATS.set(array, at, value);
    }

    public void putDouble(int at, double value) {
        DOUBLES.set(array, at, value);
    }

    /** Sets one bit of the byte at {@code at}. */
    public void putBit(int at, int bit) {
        array[at] |= (byte) (1 << bit);
    }

    /** Appends an int as a varint: seven bits a byte, lowest first. */
    public void appendVarint(int value) {
        ensure(5);
        cursor = varint(array, cursor, value);
    }

    private static int varint(byte[] array, int at, int value) {
        while (value >>> 7 != 0) {
            array[at++] = (byte) (value | 0x80);
            value >>>= 7;
        }
        array[at++] = (byte) value;
        return at;
    }

    /** Copies bytes to {@code at}, where room is reserved. */
    public void putBytes(int at, byte[] bytes) {
        System.arraycopy(bytes, 0, array, at, bytes.length);
    }

    /**
     * Writes a string: up to three Latin-1 characters into the slot itself, others at the cursor, a byte a character if
     * all are Latin-1, else two.
     */
    public void putString(int slot, @Nullable String value) {
        if (value == null) {
            return;
        }
        int count = value.length();
        if (count <= 3 && putShort(slot, value, count)) {
            return;
        }
        if (count > (MAX_LENGTH >>> 1) - 8) {
            throw tooLarge();
        }
        // Two loops over the characters beat one that looks and copies: the first has no exit in its body and is
        // unrolled on every JDK, and the second is a copy of the string's own bytes.
        int all = 0;
        for (int i = 0; i < count; i++) {
            all |= value.charAt(i);
        }
        if (all > 0xff) {
            putWide(slot, value, count);
            return;
        }
        ensure(count + 5);
        int start = varint(array, cursor, count << 1);
        copyLatin1(value, count, start);
        link(slot, cursor);
        cursor = start + count;
    }

    // Deprecated for dropping the upper half of each character, which is 0 here; all else allocates.
    @SuppressWarnings("deprecation")
    private void copyLatin1(String value, int count, int start) {
        value.getBytes(0, count, array, start);
    }

    private boolean putShort(int slot, String value, int count) {
        int packed = 1 | (count << 1);
        for (int i = 0; i < count; i++) {
            char c = value.charAt(i);
            if (c > 0xff) {
                return false;
            }
            packed |= c << ((i + 1) << 3);
        }
        INTS.set(array, slot, packed);
        return true;
    }

    private void putWide(int slot, String value, int count) {
        if (count > (MAX_LENGTH >>> 2) - 8) {
            throw tooLarge();
        }
        ensure((count << 1) + 5);
        int start = varint(array, cursor, (count << 2) | 1);
        for (int i = 0; i < count; i++) {
            CHARS.set(array, start + (i << 1), value.charAt(i));
        }
        link(slot, cursor);
        cursor = start + (count << 1);
    }
}
