package io.foundry.identifier;

/**
 * Case of 'A' to 'Z' and 'a' to 'z', eight bytes at a time; all other bytes are left as they are.
 *
 * <p>Stateless and thread-safe. Ranges are checked as array accesses are. Allocates nothing.
 */
public final class AsciiCase {

    /*
     * Eight bytes in a word, each tested at once: with the high bit cleared, adding 0x80 - 'A' carries into the high
     * bit from 'A' on, adding 0x80 - ('Z' + 1) after 'Z'. Where the first carried and the second did not is an upper
     * case letter; its marker bit 0x80, shifted to 0x20, is the difference to lower case. No addition carries into a
     * neighbour, as 0x7F + 0x3F < 0x100. See H. S. Warren, Hacker's Delight, 2nd edition, chapter 6.
     */

    private static final long EACH = 0x0101_0101_0101_0101L;

    private static final long HIGH = 0x8080_8080_8080_8080L;

    private AsciiCase() {}

    /**
     * Lowers one char.
     *
     * @param c any char
     * @return its lower case if it is an ASCII letter, else itself
     */
    public static char toLower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
    }

    /**
     * Copies bytes in lower case. Source and target may be the same array with the same offset.
     *
     * @param from the source
     * @param start its first byte
     * @param to the target
     * @param at its first byte
     * @param length the number of bytes
     */
    public static void toLower(byte[] from, int start, byte[] to, int at, int length) {
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            Utf8.WORDS.set(to, at + i, lower((long) Utf8.WORDS.get(from, start + i)));
        }
        for (; i < length; i++) {
            to[at + i] = lower(from[start + i]);
        }
    }

    /**
     * Compares bytes without regard to ASCII case.
     *
     * @param a some bytes
     * @param aStart their first
     * @param b others
     * @param bStart their first
     * @param length how many to compare
     * @return whether they are equal but for case
     */
    public static boolean equalsIgnoreCase(byte[] a, int aStart, byte[] b, int bStart, int length) {
        int i = 0;
        for (; i + 8 <= length; i += 8) {
            long x = (long) Utf8.WORDS.get(a, aStart + i);
            long y = (long) Utf8.WORDS.get(b, bStart + i);
            if (x != y && lower(x) != lower(y)) {
                return false;
            }
        }
        for (; i < length; i++) {
            if (lower(a[aStart + i]) != lower(b[bStart + i])) {
                return false;
            }
        }
        return true;
    }

    static long lower(long word) {
        long low = word & ~HIGH;
        long fromA = low + EACH * (0x80 - 'A');
        long afterZ = low + EACH * (0x80 - ('Z' + 1));
        return word | ((fromA & ~afterZ & ~word & HIGH) >>> 2);
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
    }
}
