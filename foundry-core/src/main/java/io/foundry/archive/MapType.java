package io.foundry.archive;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A map behind a slot, in the order of the original. */
record MapType<K extends KV, KV, R extends V, V>(
        ArchivedType<K, KV> key, ArchivedType<R, V> value, Entries<KV, V> entries)
        implements SlotType<Map<K, R>, Map<? extends KV, ? extends V>> {

    static <K extends KV, KV, R extends V, V> MapType<K, KV, R, V> of(
            ArchivedType<K, KV> key, ArchivedType<R, V> value) {
        return new MapType<>(key, value, Entries.of(key, value));
    }

    @Override
    public void write(ArchiveWriter writer, int at, @Nullable Map<? extends KV, ? extends V> map) {
        if (map != null) {
            entries.write(writer, at, map);
        }
    }

    @Override
    @SuppressWarnings("NullAway") // the JDK's maps do not say whether they hold nulls
    public @Nullable Map<K, R> read(Archive archive, int at) {
        if (archive.getInt(at) == 0) {
            return null;
        }
        int count = Elements.count(archive, at);
        int entry = count == 0 ? 0 : entries.first(archive, at, count);
        Collisions collisions = new Collisions(count);
        Map<K, R> map = new LinkedHashMap<>(Collisions.capacity(count, archive));
        for (int i = 0; i < count; i++, entry += entries.stride()) {
            K read = key.read(archive, entry);
            collisions.check(read, entry);
            map.put(read, value.read(archive, entry + entries.valueOffset()));
        }
        return map;
    }

    @Override
    public @Nullable Map<? extends KV, ? extends V> view(Archive archive, int at) {
        return archive.getInt(at) == 0 ? null : new View<>(key, value, entries, archive, at);
    }

    @Override
    public void validate(ArchiveValidator validator, int at) {
        entries.validate(validator, at);
    }

    @Override
    public boolean sameContent(
            @Nullable Map<? extends KV, ? extends V> one, @Nullable Map<? extends KV, ? extends V> other) {
        if (one == null || other == null || one.size() != other.size()) {
            return one == other;
        }
        for (Map.Entry<? extends KV, ? extends V> entry : one.entrySet()) {
            if (!holds(other, entry.getKey(), entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    // A key that is a record equals no view of it, so a map can not be asked for it: its entries are compared.
    private boolean holds(Map<? extends KV, ? extends V> map, @Nullable KV wanted, @Nullable V expected) {
        if (key.hasStableHash()) {
            return map.containsKey(wanted) && value.sameContent(expected, map.get(wanted));
        }
        for (Map.Entry<? extends KV, ? extends V> entry : map.entrySet()) {
            if (key.sameContent(wanted, entry.getKey())) {
                return value.sameContent(expected, entry.getValue());
            }
        }
        return false;
    }

    @Override
    public int contentHash(@Nullable Map<? extends KV, ? extends V> map) {
        int hash = 0;
        if (map != null) {
            for (Map.Entry<? extends KV, ? extends V> entry : map.entrySet()) {
                hash += key.contentHash(entry.getKey()) ^ value.contentHash(entry.getValue());
            }
        }
        return hash;
    }

    @Override
    public boolean hasViews() {
        return key.hasViews() || value.hasViews();
    }

    @Override
    public void describe(ArchiveSchema schema) {
        schema.composed("map", key, value);
    }

    /** The map in place: {@code get} compares keys where they lie. */
    @SuppressWarnings("NullAway")
    private static final class View<K, V> extends AbstractMap<K, V> {

        private final ArchivedType<? extends K, K> key;
        private final ArchivedType<? extends V, V> value;
        private final Entries<K, V> entries;
        private final Archive archive;
        private final int slot;
        private final int count;
        private final int first;

        View(
                ArchivedType<? extends K, K> key,
                ArchivedType<? extends V, V> value,
                Entries<K, V> entries,
                Archive archive,
                int slot) {
            this.key = key;
            this.value = value;
            this.entries = entries;
            this.archive = archive;
            this.slot = slot;
            this.count = Elements.count(archive, slot);
            this.first = count == 0 ? 0 : entries.first(archive, slot, count);
        }

        @Override
        public int size() {
            return count;
        }

        /** A map of records holds none that equals a view, so that it equals no map of views. */
        @Override
        @SuppressWarnings("unchecked")
        public boolean equals(@Nullable Object other) {
            if (!key.hasViews() && !value.hasViews()) {
                return super.equals(other);
            }
            return other instanceof View<?, ?> view
                    && key.equals(view.key)
                    && value.equals(view.value)
                    && new MapType<>(key, value, entries).sameContent(this, (Map<K, V>) other);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }

        @Override
        public boolean containsKey(Object wanted) {
            return find(wanted) >= 0;
        }

        @Override
        public V get(Object wanted) {
            int entry = find(wanted);
            return entry < 0 ? null : valueAt(entry);
        }

        private int find(Object wanted) {
            return count == 0 ? -1 : entries.find(archive, slot, count, first, wanted);
        }

        private V valueAt(int entry) {
            return value.view(archive, first + entry * entries.stride() + entries.valueOffset());
        }

        @Override
        public Set<Map.Entry<K, V>> entrySet() {
            return new AbstractSet<>() {
                @Override
                public int size() {
                    return count;
                }

                @Override
                public Iterator<Map.Entry<K, V>> iterator() {
                    return new Each();
                }
            };
        }

        private final class Each implements Iterator<Map.Entry<K, V>> {

            private int next;

            @Override
            public boolean hasNext() {
                return next < count;
            }

            @Override
            public Map.Entry<K, V> next() {
                if (next >= count) {
                    throw new NoSuchElementException();
                }
                int entry = next++;
                return new SimpleImmutableEntry<>(key.view(archive, first + entry * entries.stride()), valueAt(entry));
            }
        }
    }
}
