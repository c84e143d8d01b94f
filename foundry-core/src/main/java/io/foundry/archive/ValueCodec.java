package io.foundry.archive;

import java.util.Objects;

/** A list, set, map, optional or any other type whose inline part is the root. */
record ValueCodec<R extends V, V>(ArchivedType<R, V> type, long fingerprint) implements ArchiveCodec<R, V> {

    @Override
    public int rootSize() {
        return type.size();
    }

    @Override
    public void writeRoot(ArchiveWriter writer, int at, V value) {
        type.write(writer, at, Objects.requireNonNull(value, "value"));
    }

    @Override
    public V view(Archive archive) {
        V view = type.view(archive, ArchiveHeader.SIZE);
        if (view == null) {
            throw missing();
        }
        return view;
    }

    @Override
    public R read(Archive archive) {
        R value = type.read(archive, ArchiveHeader.SIZE);
        if (value == null) {
            throw missing();
        }
        return value;
    }

    private static CorruptArchiveException missing() {
        return ArchiveValidator.corrupt(ArchiveHeader.SIZE, "root that is null");
    }

    @Override
    public void validate(ArchiveValidator validator, int at) {
        type.validate(validator, at);
        if (type.isReference()
                && !(type instanceof OptionalType<?, ?>)
                && validator.archive().getInt(at) == 0) {
            throw missing();
        }
    }
}
