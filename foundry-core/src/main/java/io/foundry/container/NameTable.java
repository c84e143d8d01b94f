package io.foundry.container;

import io.foundry.identifier.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * A map from names that never changes after it was built: open addressing, at most half full.
 *
 * <p>Lookups allocate nothing. Two thirds of the cost of finding one of 100 names in any hash map is
 * {@link String#equals}, so the table avoids it twice. Its keys are interned, so that a literal is the same String and
 * is found by identity. And each entry remembers the first other String that was equal to its key, for callers that
 * ask again and again with a String of their own. The race of readers for that place is harmless: whichever wins, it is
 * an equal String, and no more than one is written for the life of the table.
 *
 * <p>Hashes are {@link String#hashCode}, which those of identifiers equal, so that a slice of a longer line is looked up
 * in the same table.
 */
final class NameTable<V> {

    /** 2^32 divided by the golden ratio: the upper bits of the product depend on all bits of the hash. */
    private static final int FIBONACCI = 0x9E3779B9;

    private final @Nullable Entry<V>[] entries;

    private final int shift;

    /** Creates an empty table for up to so many names. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    NameTable(int names) {
        int bits = 33 - Integer.numberOfLeadingZeros(Math.max(1, names));
        this.entries = new Entry[1 << bits];
        this.shift = 32 - bits;
    }

    /** While the table is being built by one thread: adds a name that is interned and not there yet. */
    void add(String name, V value) {
        int hash = name.hashCode();
        int at = (hash * FIBONACCI) >>> shift;
        while (entries[at] != null) {
            at = (at + 1) & (entries.length - 1);
        }
        entries[at] = new Entry<>(name, hash, value);
    }

    @Nullable
    @SuppressWarnings("ReferenceEquality") // Identity first, then equality
    V find(String name) {
        int hash = name.hashCode();
        int at = (hash * FIBONACCI) >>> shift;
        for (Entry<V> entry = entries[at]; entry != null; entry = entries[at]) {
            if (entry.name == name || entry.seen == name || (entry.hash == hash && entry.isNamed(name))) {
                return entry.value;
            }
            at = (at + 1) & (entries.length - 1);
        }
        return null;
    }

    /** Finds by a name that may be a part of a longer text, without making a String of it. */
    @Nullable
    V find(Identifier name) {
        int hash = name.hashCode();
        int at = (hash * FIBONACCI) >>> shift;
        for (Entry<V> entry = entries[at]; entry != null; entry = entries[at]) {
            if (entry.hash == hash && name.contentEquals(entry.name)) {
                return entry.value;
            }
            at = (at + 1) & (entries.length - 1);
        }
        return null;
    }

    private static final class Entry<V> {

        private final String name;

        private final int hash;

        private final V value;

        @Nullable
        private String seen;

        private Entry(String name, int hash, V value) {
            this.name = name;
            this.hash = hash;
            this.value = value;
        }

        private boolean isNamed(String other) {
            if (!name.equals(other)) {
                return false;
            }
            if (seen == null) {
                seen = other;
            }
            return true;
        }
    }
}
