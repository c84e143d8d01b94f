package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are read without believing a length: nothing is allocated for a count before it is certain that as many
 * bytes are left for its elements.
 *
 * <p>Owned by one thread at a time.
 */
final class BoundedInput extends Input {

    // A count alone is not enough to compare with what is left: a list of a million lists of a million elements would
    // pass at each level. So each count reserves the bytes of its elements, and an inner count gets only what no outer
    // one has reserved. The counts of a message then never add up to more than its bytes.

    private static final byte[] NOTHING = new byte[0];

    private long owed;

    BoundedInput() {
        super(NOTHING);
    }

    void begin(byte[] bytes, int from) {
        owed = 0;
        setBuffer(bytes, from, bytes.length - from);
    }

    void forget() {
        setBuffer(NOTHING);
    }

    int remaining() {
        return limit - position;
    }

    /**
     * Reads how many elements follow and reserves their bytes; {@link #release} gives them back.
     *
     * @param leastBytes how many bytes an element takes at least
     */
    int readCount(int leastBytes) {
        int count = readVarInt(true);
        reserve(count, leastBytes);
        return count;
    }

    /** As {@link #readCount} for a count that is known. */
    void reserve(int count, int leastBytes) {
        claim(count, leastBytes);
        owed += (long) count * leastBytes;
    }

    /** Gives back what was reserved for one element, which is read next. */
    void release(int leastBytes) {
        owed -= leastBytes;
    }

    // Kryo's own would look for a stream and shift the caller's bytes to the front.
    @Override
    protected int require(int required) {
        if (required > remaining()) {
            throw tooLong();
        }
        return remaining();
    }

    @Override
    protected int optional(int optional) {
        return Math.min(optional, remaining());
    }

    private void claim(int count, int bytes) {
        if (count < 0 || (long) count * bytes > remaining() - owed) {
            throw tooLong();
        }
    }

    private static KryoException tooLong() {
        return new KryoException("A length goes beyond the end of the archive");
    }

    @Override
    public byte[] readBytes(int length) {
        claim(length, 1);
        return super.readBytes(length);
    }

    @Override
    public boolean[] readBooleans(int length) {
        claim(length, 1);
        return super.readBooleans(length);
    }

    @Override
    public short[] readShorts(int length) {
        claim(length, Short.BYTES);
        return super.readShorts(length);
    }

    @Override
    public char[] readChars(int length) {
        claim(length, Character.BYTES);
        return super.readChars(length);
    }

    @Override
    public int[] readInts(int length) {
        claim(length, Integer.BYTES);
        return super.readInts(length);
    }

    @Override
    public long[] readLongs(int length) {
        claim(length, Long.BYTES);
        return super.readLongs(length);
    }

    @Override
    public float[] readFloats(int length) {
        claim(length, Float.BYTES);
        return super.readFloats(length);
    }

    @Override
    public double[] readDoubles(int length) {
        claim(length, Double.BYTES);
        return super.readDoubles(length);
    }

    @Override
    public int[] readInts(int length, boolean optimizePositive) {
        return readInts(length);
    }

    @Override
    public long[] readLongs(int length, boolean optimizePositive) {
        return readLongs(length);
    }

    /** Strings as {@link TextOutput} writes them; Kryo's own coding would trust the length and keep a buffer. */
    @Override
    @SuppressWarnings("NullAway")
    public @Nullable String readString() {
        int prefix = readVarInt(true);
        if (prefix == 0) {
            return null;
        }
        if (prefix < 0) {
            throw tooLong();
        }
        int count = (prefix >>> 1) - 1 + (prefix & 1);
        if ((prefix & 1) == 0) {
            claim(count, 1);
            String text = new String(buffer, position, count, StandardCharsets.ISO_8859_1);
            position += count;
            return text;
        }
        return new String(readChars(count));
    }

    /** Reads a string that is not null. */
    String readText() {
        String text = readString();
        if (text == null) {
            throw new KryoException("A text is missing");
        }
        return text;
    }

    @Override
    public StringBuilder readStringBuilder() {
        return new StringBuilder(readText());
    }
}
