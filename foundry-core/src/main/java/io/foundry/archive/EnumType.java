package io.foundry.archive;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An enum constant by its ordinal, whose meaning is part of the fingerprint. */
// The ordinal is what the format keeps, and a type is compared by identity alone.
@SuppressWarnings({"EnumOrdinal", "ArrayRecordComponent"})
record EnumType<E extends Enum<E>>(Class<E> type, E[] constants) implements ArchivedType<E, E> {

    static <E extends Enum<E>> EnumType<E> of(Class<E> type) {
        return new EnumType<>(type, type.getEnumConstants());
    }

    @Override
    public int size() {
        return 2;
    }

    @Override
    public int alignment() {
        return 2;
    }

    @Override
    public void write(ArchiveWriter writer, int at, @Nullable E value) {
        writer.putChar(
                at, (char) Objects.requireNonNull(value, type.getSimpleName()).ordinal());
    }

    @Override
    public E read(Archive archive, int at) {
        return constants[archive.getChar(at)];
    }

    @Override
    public E view(Archive archive, int at) {
        return read(archive, at);
    }

    @Override
    public void validate(ArchiveValidator validator, int at) {
        if (validator.archive().getChar(at) >= constants.length) {
            throw ArchiveValidator.corrupt(at, "enum constant that does not exist");
        }
    }

    // The enum's own hash code is another one in each process.
    @Override
    public int contentHash(@Nullable E value) {
        return value == null ? 0 : value.ordinal();
    }

    @Override
    public boolean hasStableHash() {
        return true;
    }

    @Override
    public void describe(ArchiveSchema schema) {
        schema.name(type.getName()).name("{");
        for (E constant : constants) {
            schema.name(constant.name()).name(",");
        }
        schema.name("}");
    }
}
