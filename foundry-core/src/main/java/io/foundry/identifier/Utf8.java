package io.foundry.identifier;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Reads UTF-8 without creating a String, with the same result as {@code new String(bytes, UTF_8)}.
 *
 * <p>Stateless and thread-safe. Allocates nothing.
 */
public final class Utf8 {

    static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    static boolean isAscii(byte[] bytes, int from, int to) {
        int i = from;
        long seen = 0;
        for (; i + 8 <= to; i += 8) {
            seen |= (long) WORDS.get(bytes, i);
        }
        for (; i < to; i++) {
            seen |= bytes[i];
        }
        return (seen & HIGH_BITS) == 0;
    }

    /**
     * Decodes; each ill-formed sequence becomes one U+FFFD, cut as the JDK cuts them.
     *
     * @param in the bytes
     * @param from the first
     * @param to the one after the last
     * @param out written from its beginning; must have room for as many chars as there are bytes
     * @return the number of chars written
     * @throws IndexOutOfBoundsException if a range is not in its array
     */
    public static int decode(byte[] in, int from, int to, char[] out) {
        Objects.checkFromToIndex(from, to, in.length);
        int length = to - from;
        for (int i = 0; i < length; i++) {
            byte b = in[from + i];
            if (b < 0) {
                return decodeRest(in, from + i, to, out, i);
            }
            out[i] = (char) b;
        }
        return length;
    }

    private static int decodeRest(byte[] in, int from, int to, char[] out, int written) {
        int at = written;
        int i = from;
        while (i < to) {
            int b = in[i];
            if (b >= 0) {
                out[at++] = (char) b;
                i++;
            } else if (b >= (byte) 0xC2 && b <= (byte) 0xDF && isTail(in, i + 1, to)) {
                out[at++] = (char) ((b & 0x1F) << 6 | tail(in, i + 1));
                i += 2;
            } else if (b >= (byte) 0xE0 && b <= (byte) 0xEF) {
                int length = threeBytes(in, i, to);
                int c = (b & 0xF) << 12 | (length == 3 ? tail(in, i + 1) << 6 | tail(in, i + 2) : 0);
                out[at++] = length < 3 || Character.isSurrogate((char) c) ? REPLACEMENT : (char) c;
                i += length;
            } else if (b >= (byte) 0xF0 && b <= (byte) 0xF4) {
                int length = fourBytes(in, i, to);
                if (length == 4) {
                    int code = (b & 7) << 18 | tail(in, i + 1) << 12 | tail(in, i + 2) << 6 | tail(in, i + 3);
                    out[at++] = Character.highSurrogate(code);
                    out[at++] = Character.lowSurrogate(code);
                } else {
                    out[at++] = REPLACEMENT;
                }
                i += length;
            } else {
                out[at++] = REPLACEMENT;
                i++;
            }
        }
        return at;
    }

    /** How many bytes from i on belong together; 3 where they have the form of a three-byte sequence. */
    private static int threeBytes(byte[] in, int i, int to) {
        // E0 80..9F would be an overlong form of something shorter.
        if (!isTail(in, i + 1, to) || (in[i] == (byte) 0xE0 && (in[i + 1] & 0xE0) == 0x80)) {
            return 1;
        }
        return isTail(in, i + 2, to) ? 3 : 2;
    }

    /** How many bytes from i on belong together; 4 where they are a code point beyond U+FFFF. */
    private static int fourBytes(byte[] in, int i, int to) {
        if (!isTail(in, i + 1, to)
                || (in[i] == (byte) 0xF0 && (in[i + 1] & 0xF0) == 0x80)
                || (in[i] == (byte) 0xF4 && (in[i + 1] & 0xF0) != 0x80)) {
            return 1;
        }
        if (!isTail(in, i + 2, to)) {
            return 2;
        }
        return isTail(in, i + 3, to) ? 4 : 3;
    }

    private static boolean isTail(byte[] in, int i, int to) {
        return i < to && (in[i] & 0xC0) == 0x80;
    }

    private static int tail(byte[] in, int i) {
        return in[i] & 0x3F;
    }
}
