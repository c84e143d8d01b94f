package io.foundry.archive;

import java.time.DateTimeException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A value of fixed size without references. */
record FixedType<T>(
        String name,
        int size,
        int alignment,
        boolean checked,
        boolean hasStableHash,
        Putter<T> putter,
        Getter<T> getter)
        implements ArchivedType<T, T> {

    interface Putter<T> {
        void put(ArchiveWriter writer, int at, T value);
    }

    interface Getter<T> {
        T get(Archive archive, int at);
    }

    /** Any bytes are a value. */
    static <T> FixedType<T> any(String name, int size, int alignment, Putter<T> putter, Getter<T> getter) {
        return new FixedType<>(name, size, alignment, false, false, putter, getter);
    }

    /** Any bytes are a value, and the hash code of a value is specified. */
    static <T> FixedType<T> key(String name, int size, int alignment, Putter<T> putter, Getter<T> getter) {
        return new FixedType<>(name, size, alignment, false, true, putter, getter);
    }

    /** Some bytes are no value: the getter throws. */
    static <T> FixedType<T> checked(String name, int size, int alignment, Putter<T> putter, Getter<T> getter) {
        return new FixedType<>(name, size, alignment, true, false, putter, getter);
    }

    @Override
    public void write(ArchiveWriter writer, int at, @Nullable T value) {
        putter.put(writer, at, Objects.requireNonNull(value, name));
    }

    @Override
    public T read(Archive archive, int at) {
        return getter.get(archive, at);
    }

    @Override
    public T view(Archive archive, int at) {
        return getter.get(archive, at);
    }

    @Override
    public void validate(ArchiveValidator validator, int at) {
        if (checked) {
            try {
                getter.get(validator.archive(), at);
            } catch (DateTimeException | ArithmeticException e) {
                throw ArchiveValidator.corrupt(at, name + " out of its range");
            }
        }
    }

    @Override
    public void describe(ArchiveSchema schema) {
        schema.name(name);
    }
}
