package io.foundry.archive;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a map, or elements of a set, behind a slot: their count, an {@link KeyIndex index}, then the entries in the
 * order of the original. A set's entry is a key alone.
 */
record Entries<K, V>(
        ArchivedType<?, K> key, @Nullable ArchivedType<?, V> value, int valueOffset, int stride, int alignment) {

    static <K, V> Entries<K, V> of(ArchivedType<?, K> key, @Nullable ArchivedType<?, V> value) {
        if (value == null) {
            return new Entries<>(key, null, 0, Archive.aligned(key.size(), key.alignment()), key.alignment());
        }
        int alignment = Math.max(key.alignment(), value.alignment());
        int offset = Archive.aligned(key.size(), value.alignment());
        return new Entries<>(key, value, offset, Archive.aligned(offset + value.size(), alignment), alignment);
    }

    void write(ArchiveWriter writer, int slot, Map<? extends K, ? extends V> map) {
        if (map instanceof SortedMap<?, ?> sorted && sorted.comparator() != null) {
            throw ownOrder();
        }
        int count = map.size();
        int first = start(writer, slot, count);
        long effort = KeyIndex.isThere(key, count) ? KeyIndex.effort(count) : -1;
        Iterator<? extends Map.Entry<? extends K, ? extends V>> entries =
                map.entrySet().iterator();
        for (int i = 0; i < count; i++) {
            Map.Entry<? extends K, ? extends V> entry = entries.next();
            effort = writeKey(writer, slot, first, count, i, entry.getKey(), effort);
            writeValue(writer, first + i * stride + valueOffset, entry.getValue());
        }
        writer.leave();
    }

    void write(ArchiveWriter writer, int slot, Set<? extends K> set) {
        if (set instanceof SortedSet<?> sorted && sorted.comparator() != null) {
            throw ownOrder();
        }
        int count = set.size();
        int first = start(writer, slot, count);
        long effort = KeyIndex.isThere(key, count) ? KeyIndex.effort(count) : -1;
        Iterator<? extends K> keys = set.iterator();
        for (int i = 0; i < count; i++) {
            effort = writeKey(writer, slot, first, count, i, keys.next(), effort);
        }
        writer.leave();
    }

    private int start(ArchiveWriter writer, int slot, int count) {
        writer.enter();
        if (count == 0) {
            writer.linkEmpty(slot);
            return 0;
        }
        return writer.elements(slot, count, KeyIndex.size(key, count), stride, alignment);
    }

    /** Returns the effort that is left for the index; below 0 where there is none, or no longer one. */
    private long writeKey(
            ArchiveWriter writer, int slot, int first, int count, int number, @Nullable K value, long effort) {
        if (value == null && !key.isReference()) {
            throw noPlace(key);
        }
        key.write(writer, first + number * stride, value);
        if (effort < 0) {
            return effort;
        }
        int index = writer.target(slot) + Archive.varintSize(count);
        long left = effort - KeyIndex.put(writer, index, count, key.contentHash(value), number);
        if (left < 0) {
            KeyIndex.giveUp(writer, index, count);
        }
        return left;
    }

    private void writeValue(ArchiveWriter writer, int at, @Nullable V written) {
        if (value == null) {
            return;
        }
        if (written == null && !value.isReference()) {
            throw noPlace(value);
        }
        value.write(writer, at, written);
    }

    // A map that ignores case finds what its archive, which compares by equals, does not.
    private static NotArchivableException ownOrder() {
        return new NotArchivableException(
                "A set or map with a comparator has no archive, which would compare its keys in another way");
    }

    private static NotArchivableException noPlace(ArchivedType<?, ?> type) {
        return new NotArchivableException("A map or set of " + ArchiveSchema.text(type)
                + " holds a null, for which its archive has no place; leave nulls out");
    }

    void validate(ArchiveValidator validator, int slot) {
        int count = validator.count(slot);
        if (count == 0) {
            return;
        }
        int index = validator.skip(KeyIndex.size(key, count), 1, 1);
        int first = validator.skip(count, stride, alignment);
        validator.enter(first);
        for (int i = 0, at = first; i < count; i++, at += stride) {
            key.validate(validator, at);
            if (value != null) {
                value.validate(validator, at + valueOffset);
            }
        }
        validator.leave();
        if (KeyIndex.isThere(key, count)) {
            KeyIndex.validate(validator, index, count, first, stride, key);
        }
    }

    /** Where the first entry is. */
    int first(Archive archive, int slot, int count) {
        int index = archive.target(slot) + Archive.varintSize(count);
        return Archive.aligned(index + KeyIndex.size(key, count), alignment);
    }

    /** The number of the entry whose key is equal to any object, or -1. */
    @SuppressWarnings("unchecked")
    int find(Archive archive, int slot, int count, int first, Object wanted) {
        try {
            if (KeyIndex.isThere(key, count)) {
                int index = archive.target(slot) + Archive.varintSize(count);
                return KeyIndex.find(archive, index, count, first, stride, key, wanted, key.contentHash((K) wanted));
            }
            return KeyIndex.search(archive, count, first, stride, key, wanted);
        } catch (ClassCastException e) {
            // An object of another type is in no map of this one.
            return -1;
        }
    }
}
