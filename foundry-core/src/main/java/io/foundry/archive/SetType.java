package io.foundry.archive;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set behind a slot, in the order of the original. */
record SetType<R extends V, V>(ArchivedType<R, V> type, Entries<V, V> entries)
        implements SlotType<Set<R>, Set<? extends V>> {

    static <R extends V, V> SetType<R, V> of(ArchivedType<R, V> type) {
        return new SetType<>(type, Entries.of(type, null));
    }

    @Override
    public void write(ArchiveWriter writer, int at, @Nullable Set<? extends V> set) {
        if (set != null) {
            entries.write(writer, at, set);
        }
    }

    @Override
    @SuppressWarnings("NullAway") // the JDK's sets do not say whether they hold nulls
    public @Nullable Set<R> read(Archive archive, int at) {
        if (archive.getInt(at) == 0) {
            return null;
        }
        int count = Elements.count(archive, at);
        int entry = count == 0 ? 0 : entries.first(archive, at, count);
        Collisions collisions = new Collisions(count);
        Set<R> set = new LinkedHashSet<>(Collisions.capacity(count, archive));
        for (int i = 0; i < count; i++, entry += entries.stride()) {
            R value = type.read(archive, entry);
            collisions.check(value, entry);
            set.add(value);
        }
        return set;
    }

    @Override
    public @Nullable Set<? extends V> view(Archive archive, int at) {
        return archive.getInt(at) == 0 ? null : new View<>(type, entries, archive, at);
    }

    @Override
    public void validate(ArchiveValidator validator, int at) {
        entries.validate(validator, at);
    }

    @Override
    public boolean sameContent(@Nullable Set<? extends V> one, @Nullable Set<? extends V> other) {
        if (one == null || other == null || one.size() != other.size()) {
            return one == other;
        }
        for (V value : one) {
            if (!holds(other, value)) {
                return false;
            }
        }
        return true;
    }

    // An element that is a record equals no view of it, so a set can not be asked for it: its elements are compared.
    private boolean holds(Set<? extends V> set, @Nullable V wanted) {
        if (type.hasStableHash()) {
            return set.contains(wanted);
        }
        for (V value : set) {
            if (type.sameContent(wanted, value)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int contentHash(@Nullable Set<? extends V> set) {
        int hash = 0;
        if (set != null) {
            for (V value : set) {
                hash += type.contentHash(value);
            }
        }
        return hash;
    }

    @Override
    public boolean hasViews() {
        return type.hasViews();
    }

    @Override
    public void describe(ArchiveSchema schema) {
        schema.composed("set", type);
    }

    /** The set in place: {@code contains} compares where the elements lie. */
    private static final class View<V> extends AbstractSet<V> {

        private final ArchivedType<? extends V, V> type;
        private final Entries<V, V> entries;
        private final Archive archive;
        private final int slot;
        private final int count;
        private final int first;

        View(ArchivedType<? extends V, V> type, Entries<V, V> entries, Archive archive, int slot) {
            this.type = type;
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

        /** A set of records holds none that equals a view, so that it equals no set of views. */
        @Override
        @SuppressWarnings("unchecked")
        public boolean equals(@Nullable Object other) {
            if (!type.hasViews()) {
                return super.equals(other);
            }
            return other instanceof View<?> view
                    && type.equals(view.type)
                    && new SetType<>(type, entries).sameContent(this, (Set<V>) other);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }

        @Override
        public boolean contains(Object wanted) {
            return count > 0 && entries.find(archive, slot, count, first, wanted) >= 0;
        }

        @Override
        public Iterator<V> iterator() {
            return new Iterator<>() {

                private int next;

                @Override
                public boolean hasNext() {
                    return next < count;
                }

                @Override
                @SuppressWarnings("NullAway")
                public V next() {
                    if (next >= count) {
                        throw new NoSuchElementException();
                    }
                    return type.view(archive, first + next++ * entries.stride());
                }
            };
        }
    }
}
