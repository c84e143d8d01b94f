package io.foundry.identifier;

import java.util.Arrays;
import java.util.List;

/**
 * Which chars of a name tell it from the other names of a table.
 *
 * <p>The names are known when the table is built, so its hash need not read all of a name: greedily chosen positions,
 * at most four, counted from the start or from the end, are enough for most sets. What they leave together, and names
 * that nobody registered, the table's comparison keeps apart. Where they leave more than {@value #MAX_TOGETHER} names
 * together the whole text is hashed instead. The idea of hashing selected positions is that of gperf (D. C. Schmidt,
 * "GPERF: A Perfect Hash Function Generator", 1990).
 *
 * @param a the first position; negative ones count from the end, -1 being the last char; no name is
 *     too short for any
 * @param b the second
 * @param c the third
 * @param d the fourth
 * @param whole whether the whole text is hashed and the positions are not used
 */
record NameSampling(int a, int b, int c, int d, boolean whole) {

    static final int MAX_TOGETHER = 8;

    private static final int POSITIONS = 4;

    private static final int REACH = 16;

    static NameSampling of(List<String> names) {
        int shortest = names.stream().mapToInt(String::length).min().orElse(0);
        long[] keys = new long[names.size()];
        int[] chosen = new int[POSITIONS];
        for (int i = 0; i < POSITIONS; i++) {
            int best = 0;
            int bestDistinct = -1;
            for (int position = -Math.min(shortest, REACH); position < Math.min(shortest, REACH); position++) {
                int distinct = distinct(names, keys, position, i);
                if (distinct > bestDistinct) {
                    bestDistinct = distinct;
                    best = position;
                }
            }
            chosen[i] = best;
            for (int n = 0; n < keys.length; n++) {
                keys[n] |= lane(names.get(n), best, i);
            }
        }
        boolean whole = mostTogether(keyed(names, keys)) > MAX_TOGETHER;
        return new NameSampling(chosen[0], chosen[1], chosen[2], chosen[3], whole);
    }

    /** Where a position falls in a text that is not shorter than the shortest name; without a branch. */
    static int index(int position, int length) {
        return position + (length & (position >> 31));
    }

    /** Packs what was read. Distinct chars or lengths give distinct keys but for rare overlaps of the two. */
    static long key(char a, char b, char c, char d, int length) {
        return (a | (long) b << 16 | (long) c << 32 | (long) d << 48) ^ lengthLane(length);
    }

    /** Names of ASCII leave the upper half of each lane free. */
    private static long lengthLane(int length) {
        return (long) length << 56 | (long) length << 8;
    }

    private static int distinct(List<String> names, long[] keys, int position, int lane) {
        long[] with = new long[keys.length];
        for (int n = 0; n < with.length; n++) {
            with[n] = keys[n] | lane(names.get(n), position, lane);
        }
        long[] sorted = keyed(names, with);
        int distinct = 0;
        for (int n = 0; n < sorted.length; n++) {
            distinct += n == 0 || sorted[n] != sorted[n - 1] ? 1 : 0;
        }
        return distinct;
    }

    private static int mostTogether(long[] sorted) {
        int most = 0;
        int run = 0;
        for (int n = 0; n < sorted.length; n++) {
            run = n > 0 && sorted[n] == sorted[n - 1] ? run + 1 : 1;
            most = Math.max(most, run);
        }
        return most;
    }

    private static long[] keyed(List<String> names, long[] chars) {
        long[] keys = new long[chars.length];
        for (int n = 0; n < keys.length; n++) {
            keys[n] = chars[n] ^ lengthLane(names.get(n).length());
        }
        Arrays.sort(keys);
        return keys;
    }

    private static long lane(String name, int position, int lane) {
        return (long) name.charAt(index(position, name.length())) << (16 * lane);
    }
}
