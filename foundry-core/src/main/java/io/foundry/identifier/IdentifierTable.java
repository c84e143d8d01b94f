package io.foundry.identifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds values by names that are known beforehand, whatever form the asked name has.
 *
 * <p>Immutable and thread-safe. Names may not be empty; no argument is null; a name that is not there gives null.
 *
 * <p>Lookups allocate nothing and do not use the hash of the asked String, so that a fresh String costs what an old one
 * does.
 *
 * @param <V> what is found
 */
public final class IdentifierTable<V> {

    /*
     * Open addressing with linear probing, at most a quarter full, over the sampled chars of NameSampling. Of some
     * multipliers the one that displaces the fewest names is taken. An entry holds its name in the three forms it is
     * compared in.
     */

    private static final int MULTIPLIERS = 32;

    private final @Nullable Entry<V>[] slots;

    private final FoldedNames<V> folded;

    private final int a;
    private final int b;
    private final int c;
    private final int d;
    private final boolean whole;

    private final long multiplier;

    private final int shift;

    private final int size;

    private IdentifierTable(List<Entry<V>> entries) {
        List<String> names = new ArrayList<>();
        entries.forEach(entry -> names.add(entry.name));
        NameSampling sampling = NameSampling.of(names);
        this.a = sampling.a();
        this.b = sampling.b();
        this.c = sampling.c();
        this.d = sampling.d();
        this.whole = sampling.whole();
        this.size = entries.size();
        int bits = 32 - Integer.numberOfLeadingZeros(Math.max(4 * size, 8) - 1);
        this.shift = 64 - bits;
        this.slots = Entry.slots(1 << bits);
        this.multiplier = calmest(names, bits);
        entries.forEach(entry -> slots[free(key(entry.name, 0, entry.name.length()))] = entry);
        this.folded = new FoldedNames<>(entries);
    }

    /**
     * Builds a table. Takes time in proportion to the number of names, about a microsecond each.
     *
     * @param values what to find, by name
     * @return a table of these
     */
    public static <V> IdentifierTable<V> copyOf(Map<String, ? extends V> values) {
        List<Entry<V>> entries = new ArrayList<>();
        values.forEach((name, value) -> entries.add(new Entry<>(name, value)));
        return new IdentifierTable<>(entries);
    }

    /**
     * Counts the names.
     *
     * @return how many names there are
     */
    public int size() {
        return size;
    }

    /**
     * Finds by a String.
     *
     * @param name the name
     * @return the value, or null
     */
    public @Nullable V find(String name) {
        int length = name.length();
        if (length == 0) {
            return null;
        }
        int mask = slots.length - 1;
        for (int i = slot(key(name, 0, length)); ; i = (i + 1) & mask) {
            Entry<V> entry = slots[i];
            if (entry == null) {
                return null;
            }
            if (entry.name.equals(name)) {
                return entry.value;
            }
        }
    }

    /**
     * Finds by a part of an array of chars.
     *
     * @param text the longer text
     * @param from the name's first char
     * @param to the char after its last
     * @return the value, or null
     * @throws IndexOutOfBoundsException if the range is not in the text
     */
    public @Nullable V find(char[] text, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return null;
        }
        int mask = slots.length - 1;
        for (int i = slot(key(text, from, length)); ; i = (i + 1) & mask) {
            Entry<V> entry = slots[i];
            if (entry == null) {
                return null;
            }
            if (entry.matches(text, from, to)) {
                return entry.value;
            }
        }
    }

    /**
     * Finds by an identifier.
     *
     * @param name the name
     * @return the value, or null
     */
    public @Nullable V find(Identifier name) {
        name.settle();
        int length = name.end - name.start;
        if (length == 0) {
            return null;
        }
        int mask = slots.length - 1;
        for (int i = slot(key(name, length)); ; i = (i + 1) & mask) {
            Entry<V> entry = slots[i];
            if (entry == null) {
                return null;
            }
            if (entry.matches(name)) {
                return entry.value;
            }
        }
    }

    /**
     * Finds by an identifier without regard to the case of ASCII letters. An exact match wins; a name that several
     * names match, none of them exactly, finds nothing.
     *
     * @param name the name
     * @return the value, or null
     */
    public @Nullable V findIgnoreCase(Identifier name) {
        V exact = find(name);
        return exact != null || name.length() == 0 ? exact : folded.find(name);
    }

    private int slot(long key) {
        return (int) ((key * multiplier) >>> shift);
    }

    private int free(long key) {
        int i = slot(key);
        while (slots[i] != null) {
            i = (i + 1) & (slots.length - 1);
        }
        return i;
    }

    private long key(Identifier name, int length) {
        return switch (name.form) {
            case Identifier.STRING -> key((String) name.source, name.start, length);
            case Identifier.CHARS -> key((char[]) name.source, name.start, length);
            case Identifier.ASCII -> key((byte[]) name.source, name.start, length, name);
            default -> keyOfUnits(name, length);
        };
    }

    private long key(String text, int start, int length) {
        if (whole) {
            return Hashing.of(text, start, start + length);
        }
        return NameSampling.key(
                text.charAt(start + NameSampling.index(a, length)),
                text.charAt(start + NameSampling.index(b, length)),
                text.charAt(start + NameSampling.index(c, length)),
                text.charAt(start + NameSampling.index(d, length)),
                length);
    }

    private long key(char[] text, int start, int length) {
        if (whole) {
            return Hashing.of(text, start, start + length);
        }
        return NameSampling.key(
                text[start + NameSampling.index(a, length)],
                text[start + NameSampling.index(b, length)],
                text[start + NameSampling.index(c, length)],
                text[start + NameSampling.index(d, length)],
                length);
    }

    private long key(byte[] ascii, int start, int length, Identifier name) {
        if (whole) {
            return name.hashCode();
        }
        return NameSampling.key(
                (char) ascii[start + NameSampling.index(a, length)],
                (char) ascii[start + NameSampling.index(b, length)],
                (char) ascii[start + NameSampling.index(c, length)],
                (char) ascii[start + NameSampling.index(d, length)],
                length);
    }

    private long keyOfUnits(Identifier name, int length) {
        if (whole) {
            return name.hashCode();
        }
        return NameSampling.key(
                name.unit(NameSampling.index(a, length)),
                name.unit(NameSampling.index(b, length)),
                name.unit(NameSampling.index(c, length)),
                name.unit(NameSampling.index(d, length)),
                length);
    }

    private long calmest(List<String> names, int bits) {
        long[] keys = new long[names.size()];
        for (int n = 0; n < keys.length; n++) {
            keys[n] = key(names.get(n), 0, names.get(n).length());
        }
        long candidate = 0x9E37_79B9_7F4A_7C15L;
        long best = candidate;
        int fewest = Integer.MAX_VALUE;
        boolean[] taken = new boolean[1 << bits];
        for (int i = 0; i < MULTIPLIERS && fewest > 0; i++) {
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
