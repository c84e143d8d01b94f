package io.foundry.archive;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Elements of fixed width behind a slot, packed: a primitive array, or a value that is kept as bytes. The view is a copy,
 * as an array has to be; generated views have slices beside it.
 */
record ArrayType<A>(
        String name, int width, int minimum, Length<A> lengthOf, Putter<A> putter, Function<ByteBuffer, A> getter)
        implements SlotType<A, A> {

    /** Bytes of the largest BigInteger that a JDK makes. */
    private static final int LONGEST_NUMBER = 1 << 28;

    interface Length<A> {
        int of(A array);
    }

    interface Putter<A> {
        void put(ArchiveWriter writer, int first, A array);
    }

    @Override
    public void write(ArchiveWriter writer, int at, @Nullable A value) {
        if (value == null) {
            return;
        }
        int count = lengthOf.of(value);
        if (count == 0) {
            writer.linkEmpty(at);
        } else {
            putter.put(writer, writer.elements(at, count, width, width), value);
        }
    }

    @Override
    public @Nullable A read(Archive archive, int at) {
        ByteBuffer elements = archive.arraySlice(at, width);
        return elements == null ? null : getter.apply(elements);
    }

    @Override
    public @Nullable A view(Archive archive, int at) {
        return read(archive, at);
    }

    @Override
    public void validate(ArchiveValidator validator, int at) {
        int count = (int) (validator.elements(at, width, width) >>> 32);
        if (minimum > 0 && validator.archive().getInt(at) != 0 && (count < minimum || count > LONGEST_NUMBER)) {
            throw ArchiveValidator.corrupt(at, name + " with too few or too many bytes");
        }
    }

    @Override
    public boolean sameContent(@Nullable A one, @Nullable A other) {
        return Objects.deepEquals(one, other);
    }

    @Override
    public int contentHash(@Nullable A value) {
        return Arrays.deepHashCode(new @Nullable Object[] {value});
    }

    @Override
    public void describe(ArchiveSchema schema) {
        schema.name(name);
    }
}
