package io.foundry.archive;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A list behind a slot. */
record ListType<R extends V, V>(Elements<R, V> elements) implements SlotType<List<R>, List<? extends V>> {

    @Override
    public void write(ArchiveWriter writer, int at, @Nullable List<? extends V> value) {
        if (value != null) {
            elements.write(writer, at, value);
        }
    }

    @Override
    public @Nullable List<R> read(Archive archive, int at) {
        int slot = archive.getInt(at);
        if (slot == 0) {
            return null;
        }
        if (slot == 1) {
            return new ArrayList<>(0);
        }
        long counted = archive.counted(at + (slot >>> 1));
        int count = (int) (counted >>> 32);
        int first = elements.first(counted);
        // As long as the archive at most, whatever a count says that nobody checked.
        List<@Nullable R> values = new ArrayList<>(Math.min(count, archive.length()));
        for (int i = 0; i < count; i++) {
            values.add(elements.read(archive, first, i));
        }
        return values;
    }

    @Override
    public @Nullable List<? extends V> view(Archive archive, int at) {
        int slot = archive.getInt(at);
        if (slot == 0) {
            return null;
        }
        if (slot == 1) {
            return Collections.emptyList();
        }
        long counted = archive.counted(at + (slot >>> 1));
        int count = (int) (counted >>> 32);
        int first = elements.first(counted);
        ArchivedRecord<R, V> struct = elements.struct();
        return struct != null ? struct.listView(archive, first, count) : new View<>(elements, archive, first, count);
    }

    @Override
    public void validate(ArchiveValidator validator, int at) {
        elements.validate(validator, at);
    }

    @Override
    public boolean sameContent(@Nullable List<? extends V> one, @Nullable List<? extends V> other) {
        return elements.sameContent(one, other);
    }

    @Override
    public int contentHash(@Nullable List<? extends V> value) {
        return elements.contentHash(value);
    }

    @Override
    public boolean hasViews() {
        return elements.type().hasViews();
    }

    @Override
    public void describe(ArchiveSchema schema) {
        schema.composed("list", elements.type());
    }

    /** Elements that are no structs; those of records have list views of their own. */
    private static final class View<V> extends AbstractList<V> implements RandomAccess {

        private final Elements<? extends V, V> elements;
        private final Archive archive;
        private final int first;
        private final int count;

        View(Elements<? extends V, V> elements, Archive archive, int first, int count) {
            this.elements = elements;
            this.archive = archive;
            this.first = first;
            this.count = count;
        }

        @Override
        public int size() {
            return count;
        }

        // A list may hold nulls; the type parameter of the JDK's list does not say so.
        @Override
        @SuppressWarnings("NullAway")
        public V get(int index) {
            return elements.view(archive, first, Objects.checkIndex(index, count));
        }
    }
}
