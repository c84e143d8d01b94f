package io.foundry.archive;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one archive, on the heap or in a buffer of any kind, with plain getters. Generated views read through it.
 *
 * <p>It does not copy: the bytes must not be changed as long as the archive or a view of it is used, and they live as long
 * as it does. Immutable by that rule, and then safe for use by many threads. Offsets and lengths are in bytes, from the
 * start of the archive; multi-byte values are little endian and need no alignment.
 *
 * <p>Getters check nothing but the bounds of the array or buffer, since an archive is validated once, when it is opened
 * by {@link ArchiveCodec}. A wrong offset ends in an {@link IndexOutOfBoundsException}, never outside the array or buffer.
 * Getters of scalars allocate nothing.
 */
public final class Archive {

    // One final class with a branch, not three implementations of an interface: a getter that has seen heap, direct and
    // mapped bytes stays a branch and a load, where a virtual call would have become several times slower.

    private static final VarHandle CHARS = MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FLOATS =
            MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLES =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BUFFER_CHARS =
            MethodHandles.byteBufferViewVarHandle(char[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BUFFER_SHORTS =
            MethodHandles.byteBufferViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BUFFER_INTS =
            MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BUFFER_LONGS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BUFFER_FLOATS =
            MethodHandles.byteBufferViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BUFFER_DOUBLES =
            MethodHandles.byteBufferViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte @Nullable [] heap;
    private final int base;
    private final @Nullable ByteBuffer buffer;
    private final int length;

    private Archive(byte @Nullable [] heap, int base, @Nullable ByteBuffer buffer, int length) {
        this.heap = heap;
        this.base = base;
        this.buffer = buffer;
        this.length = length;
    }

    /** Returns the whole array as an archive that nothing has looked at yet. */
    public static Archive of(byte[] bytes) {
        return new Archive(bytes, 0, null, bytes.length);
    }

    /**
     * Returns what remains in the buffer as an archive that nothing has looked at yet.
     *
     * @param bytes heap, direct or mapped; its position and limit are left as they are
     */
    public static Archive of(ByteBuffer bytes) {
        if (bytes.hasArray()) {
            return new Archive(bytes.array(), bytes.arrayOffset() + bytes.position(), null, bytes.remaining());
        }
        return new Archive(null, 0, bytes.slice().order(ByteOrder.LITTLE_ENDIAN), bytes.remaining());
    }

    /** Returns bytes of the archive, its header included. */
    public int length() {
        return length;
    }

    // The buffer is there where the array is not.
    @SuppressWarnings("NullAway")
    private ByteBuffer buffer() {
        return buffer;
    }

    public boolean getBoolean(int at) {
        return getByte(at) != 0;
    }

    public byte getByte(int at) {
        return heap != null ? heap[base + at] : buffer().get(at);
    }

    public short getShort(int at) {
        return heap != null ? (short) SHORTS.get(heap, base + at) : (short) BUFFER_SHORTS.get(buffer(), at);
    }

    public char getChar(int at) {
        return heap != null ? (char) CHARS.get(heap, base + at) : (char) BUFFER_CHARS.get(buffer(), at);
    }

    public int getInt(int at) {
        return heap != null ? (int) INTS.get(heap, base + at) : (int) BUFFER_INTS.get(buffer(), at);
    }

    public long getLong(int at) {
        return heap != null ? (long) LONGS.get(heap, base + at) : (long) BUFFER_LONGS.get(buffer(), at);
    }

    public float getFloat(int at) {
        return heap != null ? (float) FLOATS.get(heap, base + at) : (float) BUFFER_FLOATS.get(buffer(), at);
    }

    public double getDouble(int at) {
        return heap != null ? (double) DOUBLES.get(heap, base + at) : (double) BUFFER_DOUBLES.get(buffer(), at);
    }

    /** The unsigned number of one, two or four bytes at {@code at}. */
    int getUnsigned(int at, int width) {
        return width == 1 ? getByte(at) & 0xff : width == 2 ? getChar(at) : getInt(at);
    }

    /** Returns whether the given bit is set in the byte at {@code at}: which nullable scalars of a struct are there. */
    public boolean getBit(int at, int bit) {
        return ((getByte(at) >>> bit) & 1) != 0;
    }

    /**
     * Follows a reference slot.
     *
     * @return where the object is; 0 for null; the slot's own offset for an empty object, which takes no room
     */
    public int target(int at) {
        int slot = getInt(at);
        if ((slot & 1) != 0) {
            return at;
        }
        return slot == 0 ? 0 : at + (slot >>> 1);
    }

    /** Returns the string whose slot is at {@code at}, or null. */
    public @Nullable String getString(int at) {
        int slot = getInt(at);
        if (slot == 0) {
            return null;
        }
        if ((slot & 1) != 0) {
            return latin1(at + 1, (slot >>> 1) & 3);
        }
        int target = at + (slot >>> 1);
        int prefix = getByte(target);
        if (prefix < 0) {
            prefix = getVarint(target);
        }
        int content = target + varintSize(prefix);
        return (prefix & 1) == 0 ? latin1(content, prefix >>> 1) : utf16(content, prefix >>> 2);
    }

    private String latin1(int at, int count) {
        if (heap != null) {
            return new String(heap, base + at, count, StandardCharsets.ISO_8859_1);
        }
        Objects.checkFromIndexSize(at, count, length);
        byte[] copy = new byte[count];
        buffer().get(at, copy);
        return new String(copy, StandardCharsets.ISO_8859_1);
    }

    // Not through a decoder, which would replace unpaired surrogates.
    private String utf16(int at, int count) {
        Objects.checkFromIndexSize(at, count << 1, length);
        char[] copy = new char[count];
        for (int i = 0; i < count; i++) {
            copy[i] = getChar(at + (i << 1));
        }
        return new String(copy);
    }

    /** Returns whether the string whose slot is at {@code at} has the same characters; creates no String. */
    public boolean stringEquals(int at, @Nullable CharSequence other) {
        int slot = getInt(at);
        if (slot == 0 || other == null) {
            return slot == 0 && other == null;
        }
        int count = other.length();
        if ((slot & 1) != 0) {
            return ((slot >>> 1) & 3) == count && sameLatin1(at + 1, other, count);
        }
        int target = at + (slot >>> 1);
        int prefix = getByte(target);
        if (prefix < 0) {
            prefix = getVarint(target);
        }
        int content = target + varintSize(prefix);
        if ((prefix & 1) == 0) {
            return prefix >>> 1 == count && sameLatin1(content, other, count);
        }
        if (prefix >>> 2 != count) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            if (getChar(content + (i << 1)) != other.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    // Most strings that differ do so in the first character. The rest is compared without an exit in the loop, which
    // could
    // not be unrolled with one.
    private boolean sameLatin1(int at, CharSequence other, int count) {
        if (count == 0) {
            return true;
        }
        if ((getByte(at) & 0xff) != other.charAt(0)) {
            return false;
        }
        int difference = 0;
        for (int i = 1; i < count; i++) {
            difference |= (getByte(at + i) & 0xff) ^ other.charAt(i);
        }
        return difference == 0;
    }

    /**
     * Compares as {@link String#compareTo} does; creates no String.
     *
     * @throws NullPointerException if the string in the archive is null
     */
    public int stringCompare(int at, CharSequence other) {
        int count = stringLength(at);
        int common = Math.min(count, other.length());
        for (int i = 0; i < common; i++) {
            int difference = stringCharAt(at, i) - other.charAt(i);
            if (difference != 0) {
                return difference;
            }
        }
        return count - other.length();
    }

    /** Returns {@link String#hashCode} of the string whose slot is at {@code at}, 0 for null; creates no String. */
    public int stringHash(int at) {
        int slot = getInt(at);
        if (slot == 0) {
            return 0;
        }
        int hash = 0;
        for (int i = 0, count = stringLength(at); i < count; i++) {
            hash = 31 * hash + stringCharAt(at, i);
        }
        return hash;
    }

    /** Returns the string's length in chars; throws NullPointerException if it is null. */
    public int stringLength(int at) {
        int slot = getInt(at);
        if (slot == 0) {
            throw new NullPointerException("the string is null");
        }
        if ((slot & 1) != 0) {
            return (slot >>> 1) & 3;
        }
        int prefix = getVarint(at + (slot >>> 1));
        return prefix >>> (1 + (prefix & 1));
    }

    private char stringCharAt(int at, int index) {
        int slot = getInt(at);
        if ((slot & 1) != 0) {
            return (char) (getByte(at + 1 + index) & 0xff);
        }
        int target = at + (slot >>> 1);
        int prefix = getVarint(target);
        int content = target + varintSize(prefix);
        return (prefix & 1) == 0 ? (char) (getByte(content + index) & 0xff) : getChar(content + (index << 1));
    }

    /**
     * Reads the count in front of elements, and finds out where it ends; both in one long, so that nothing is created.
     *
     * @return the count in the upper half, where the byte behind it is in the lower half
     */
    long counted(int target) {
        int first = getByte(target);
        if (first >= 0) {
            return (long) first << 32 | (target + 1);
        }
        int second = getByte(target + 1);
        if (second >= 0) {
            return (long) ((first & 0x7f) | (second << 7)) << 32 | (target + 2);
        }
        int count = getVarint(target);
        return (long) count << 32 | (target + varintSize(count));
    }

    /** Returns the int of up to five bytes, seven bits each, lowest first, that starts at {@code at}. */
    public int getVarint(int at) {
        int first = getByte(at);
        if (first >= 0) {
            return first;
        }
        int value = first & 0x7f;
        for (int shift = 7; shift < 35; shift += 7) {
            int next = getByte(++at);
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                break;
            }
        }
        return value;
    }

    /** Returns bytes that the int takes as a varint. */
    public static int varintSize(int value) {
        if (value >>> 7 == 0) {
            return 1;
        }
        return (38 - Integer.numberOfLeadingZeros(value)) / 7;
    }

    /** The offset, or the next one that is a multiple of 1, 2, 4 or 8. */
    static int aligned(int at, int alignment) {
        return (at + alignment - 1) & -alignment;
    }

    /**
     * Finds the first of the elements that follow their count.
     *
     * @param target where the count is
     */
    static int firstElement(int target, int count, int alignment) {
        return aligned(target + varintSize(count), alignment);
    }

    /**
     * Returns number of elements.
     *
     * @param slot of a primitive array
     * @return number of elements; throws NullPointerException if the array is null
     */
    public int arrayLength(int slot) {
        int target = target(slot);
        if (target == 0) {
            throw new NullPointerException("the array is null");
        }
        return target == slot ? 0 : getVarint(target);
    }

    /**
     * Returns where the element is, for one of the scalar getters.
     *
     * @param slot of a primitive array
     * @param width bytes of an element
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public int arrayElement(int slot, int index, int width) {
        int count = arrayLength(slot);
        return firstElement(target(slot), count, width) + Objects.checkIndex(index, count) * width;
    }

    /**
     * Returns the elements as a read-only, little-endian buffer without a copy, or null if the array is null.
     *
     * @param slot of a primitive array
     * @param width bytes of an element
     */
    public @Nullable ByteBuffer arraySlice(int slot, int width) {
        int target = target(slot);
        if (target == 0) {
            return null;
        }
        int count = arrayLength(slot);
        return count == 0 ? slice(0, 0) : slice(firstElement(target, count, width), count * width);
    }

    /** Returns a read-only, little-endian buffer over the given bytes, without a copy. */
    public ByteBuffer slice(int at, int count) {
        ByteBuffer whole = heap != null ? ByteBuffer.wrap(heap) : buffer();
        return whole.slice(base + at, count).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Copies bytes into an array. */
    public void copyTo(int at, byte[] target, int from, int count) {
        if (heap != null) {
            System.arraycopy(heap, base + at, target, from, count);
        } else {
            buffer().get(at, target, from, count);
        }
    }

    void update(CRC32C crc, int at, int count) {
        if (heap != null) {
            crc.update(heap, base + at, count);
        } else {
            crc.update(buffer().slice(at, count));
        }
    }
}
