package io.foundry.archive;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A collection of any kind behind a slot, in its order. It is kept, and read, as a list. */
record CollectionType<R extends V, V>(ListType<R, V> list) implements SlotType<Collection<R>, Collection<? extends V>> {

    @Override
    public void write(ArchiveWriter writer, int at, @Nullable Collection<? extends V> value) {
        if (value != null) {
            list.elements().write(writer, at, value);
        }
    }

    @Override
    public @Nullable List<R> read(Archive archive, int at) {
        return list.read(archive, at);
    }

    @Override
    public @Nullable List<? extends V> view(Archive archive, int at) {
        return list.view(archive, at);
    }

    @Override
    public void validate(ArchiveValidator validator, int at) {
        list.validate(validator, at);
    }

    @Override
    public boolean sameContent(@Nullable Collection<? extends V> one, @Nullable Collection<? extends V> other) {
        return list.elements().sameContent(one, other);
    }

    @Override
    public int contentHash(@Nullable Collection<? extends V> value) {
        return list.elements().contentHash(value);
    }

    @Override
    public boolean hasViews() {
        return list.hasViews();
    }

    @Override
    public void describe(ArchiveSchema schema) {
        list.describe(schema);
    }
}
