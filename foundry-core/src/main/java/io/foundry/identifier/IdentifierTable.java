package io.foundry.identifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds values by names that are known beforehand, whatever form the asked name has.
 *
 * <p>Immutable and thread-safe. Names may not be empty; no argument is null; a name that is not there gives null.
 *
 * <p>Lookups allocate nothing. A String that was never hashed before is hashed by its first lookup.
 *
 * @param <V> what is found
 */
public final class IdentifierTable<V> {

    /*
     * A String remembers its hash, a slice has none; so there are two tables of the same entries. Strings are found by
     * their hash. Slices are found by the sampled chars of NameSampling, without being read to their end. An entry holds
     * its name in the three forms it is compared in.
     */

    private final Slots<V> byHash;

    private final Slots<V> bySample;

    private final FoldedNames<V> folded;

    private final int a;
    private final int b;
    private final int c;
    private final int d;
    private final boolean whole;

    private final int size;

    private final int shortest;

    /** How much longer the longest name is. */
    private final int range;

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
        this.shortest = names.stream().mapToInt(String::length).min().orElse(1);
        this.range = names.stream().mapToInt(String::length).max().orElse(1) - shortest;
        this.byHash =
                new Slots<>(entries, names.stream().mapToLong(String::hashCode).toArray());
        this.bySample = new Slots<>(
                entries,
                names.stream().mapToLong(name -> key(name, 0, name.length())).toArray());
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
        for (int i = byHash.home(name.hashCode()); ; i = byHash.after(i)) {
            Entry<V> entry = byHash.at(i);
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
        if (isOutside(length)) {
            return null;
        }
        for (int i = bySample.home(key(text, from, length)); ; i = bySample.after(i)) {
            Entry<V> entry = bySample.at(i);
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
        if (name.form == Identifier.STRING && ((String) name.source).length() == length) {
            return find((String) name.source);
        }
        if (isOutside(length)) {
            return null;
        }
        for (int i = bySample.home(key(name, length)); ; i = bySample.after(i)) {
            Entry<V> entry = bySample.at(i);
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

    /** Whether no name is that long; the positions of the sampling exist in all other texts. */
    private boolean isOutside(int length) {
        return Integer.compareUnsigned(length - shortest, range) > 0;
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
}
