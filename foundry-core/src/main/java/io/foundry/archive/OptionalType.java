package io.foundry.archive;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An optional: a slot that may be null, or a value with a byte behind it that says whether it is there. */
record OptionalType<R extends V, V>(ArchivedType<R, V> type, boolean isReference)
        implements ArchivedType<Optional<R>, Optional<? extends V>> {

    static <R extends V, V> OptionalType<R, V> of(ArchivedType<R, V> type) {
        return new OptionalType<>(type, type.isReference());
    }

    @Override
    public int size() {
        return type.size() + (isReference ? 0 : 1);
    }

    @Override
    public int alignment() {
        return type.alignment();
    }

    @Override
    // An optional that is null is written, and read, as one that is empty.
    @SuppressWarnings({"OptionalAssignedToNull", "NullableOptional"})
    public void write(ArchiveWriter writer, int at, @Nullable Optional<? extends V> value) {
        if (value != null && value.isPresent()) {
            type.write(writer, at, value.get());
            if (!isReference) {
                writer.putBoolean(at + type.size(), true);
            }
        }
    }

    @Override
    public Optional<R> read(Archive archive, int at) {
        return isThere(archive, at) ? Optional.ofNullable(type.read(archive, at)) : Optional.empty();
    }

    @Override
    public Optional<? extends V> view(Archive archive, int at) {
        return isThere(archive, at) ? Optional.ofNullable(type.view(archive, at)) : Optional.empty();
    }

    private boolean isThere(Archive archive, int at) {
        return isReference || archive.getBoolean(at + type.size());
    }

    @Override
    public void validate(ArchiveValidator validator, int at) {
        if (isReference) {
            type.validate(validator, at);
        } else {
            validator.bool(at + type.size());
            if (isThere(validator.archive(), at)) {
                type.validate(validator, at);
            }
        }
    }

    @Override
    @SuppressWarnings("NullableOptional")
    public boolean sameContent(@Nullable Optional<? extends V> one, @Nullable Optional<? extends V> other) {
        return type.sameContent(orNull(one), orNull(other));
    }

    @Override
    @SuppressWarnings("NullableOptional")
    public int contentHash(@Nullable Optional<? extends V> value) {
        return type.contentHash(orNull(value));
    }

    @SuppressWarnings({"OptionalAssignedToNull", "NullableOptional"})
    private static <T> @Nullable T orNull(@Nullable Optional<? extends T> value) {
        return value == null || value.isEmpty() ? null : value.get();
    }

    @Override
    public boolean hasViews() {
        return type.hasViews();
    }

    @Override
    public void describe(ArchiveSchema schema) {
        schema.composed("optional", type);
    }
}
