package io.foundry.archive;

import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Turns values of one type into archives, and archives into views or values.
 *
 * <p>{@code access} takes bytes that anybody may have written and checks all of them once; from then on views read plain
 * fields. Bytes whose origin is known can be opened with less: see {@link Validation}. None of it copies; the bytes must
 * not be changed as long as a view is used.
 *
 * <p>Immutable and safe for use by many threads. What cannot be opened ends in a {@link CorruptArchiveException}.
 *
 * @param <R> the type of the values: an {@link Archived} record, or a list, set, map or optional
 * @param <V> the type of the views: that record's view, or a list, set, map or optional of views
 */
public sealed interface ArchiveCodec<R extends V, V> permits RecordCodec, ValueCodec {

    /**
     * Returns the codec of a record.
     *
     * @param type an {@link Archived} record or sealed interface, or its view
     * @throws IllegalArgumentException if there is no archive for the type, with the reason
     */
    @SuppressWarnings("unchecked")
    static <R> ArchiveCodec<R, ? super R> of(Class<R> type) {
        return (ArchiveCodec<R, ? super R>) of((Type) type);
    }

    /**
     * Returns the codec of any type that can be archived.
     *
     * @param type as {@link #of(Class)}, or a parameterized type over such: {@code List<City>}, {@code Map<String,
     *     List<CityView>>}
     * @throws IllegalArgumentException if there is no archive for the type, with the reason
     */
    static ArchiveCodec<?, ?> of(Type type) {
        return Codecs.of(ArchivedTypeLookup.of(type));
    }

    /** Returns whether the type is, or is made of, views: whether a reader of that type wants them rather than records. */
    static boolean hasViews(Type type) {
        return ArchivedTypeLookup.hasViews(type);
    }

    /** Returns the codec of a type that generated code or {@link ArchivedTypes} gives. */
    static <R extends V, V> ArchiveCodec<R, V> of(ArchivedType<R, V> type) {
        return type instanceof ArchivedRecord<?, ?>
                ? RecordCodec.of((ArchivedRecord<R, V>) type)
                : new ValueCodec<>(type, ArchiveSchema.fingerprint(type));
    }

    /** Returns the layout of the values. */
    ArchivedType<R, V> type();

    /** Returns 64 bits that change with the type: with each component's name, type and order. */
    long fingerprint();

    /** Returns bytes of the root, right behind the header. */
    int rootSize();

    /** Writes the root and all behind it. Called by {@code encode}. */
    void writeRoot(ArchiveWriter writer, int at, V value);

    /** Returns a view of the root of an archive that was opened. */
    V view(Archive archive);

    /** Returns the value of an archive that was opened, detached from it. */
    R read(Archive archive);

    /** Walks over an archive whose header was checked. */
    void validate(ArchiveValidator validator, int at);

    /**
     * Returns the value as an archive of its own, with a checksum.
     *
     * @throws IllegalArgumentException if the value is larger than 2 GiB, nested too deep or holds a null where the format
     *     has no place for one
     */
    default byte[] encode(V value) {
        ArchiveWriter writer = new ArchiveWriter();
        encode(value, writer, true);
        return writer.toByteArray();
    }

    /**
     * Writes the value into a writer, over what that held before. Allocates nothing if the writer is large enough.
     *
     * @param checksummed whether a checksum is added, without which the archive can not be opened with {@link
     *     Validation#CHECKSUM}
     * @return bytes of the archive, which starts at index 0 of the writer's array
     */
    default int encode(V value, ArchiveWriter writer, boolean checksummed) {
        writer.reset();
        int root = writer.reserve(rootSize(), 8);
        writeRoot(writer, root, value);
        int length = writer.length();
        ArchiveHeader.write(writer.array(), length, fingerprint(), rootSize(), 0, checksummed);
        return length;
    }

    /** Writes the value, with a checksum, to a channel, until the channel has taken all of it. */
    default void encode(V value, WritableByteChannel channel) throws IOException {
        ArchiveWriter writer = new ArchiveWriter();
        encode(value, writer, true);
        for (ByteBuffer bytes = writer.toByteBuffer(); bytes.hasRemaining(); ) {
            channel.write(bytes);
        }
    }

    /** Returns a view of bytes that anybody may have written: everything is checked. */
    default V access(byte[] bytes) {
        return access(Archive.of(bytes), Validation.FULL);
    }

    /** As {@link #access(byte[])}, for heap, direct or mapped buffers. */
    default V access(ByteBuffer bytes) {
        return access(Archive.of(bytes), Validation.FULL);
    }

    /** Returns a view of bytes that are trusted as far as the given mode says. */
    default V access(Archive archive, Validation validation) {
        open(archive, validation);
        return view(archive);
    }

    /** Returns the value in bytes that anybody may have written: everything is checked. */
    default R decode(byte[] bytes) {
        return decode(Archive.of(bytes), Validation.FULL);
    }

    /** Returns the value in bytes that are trusted as far as the given mode says. */
    default R decode(Archive archive, Validation validation) {
        open(archive, validation);
        return read(archive);
    }

    /** Checks an archive as far as the given mode says. */
    default void open(Archive archive, Validation validation) {
        ArchiveHeader.check(archive, fingerprint(), rootSize(), 0);
        if (validation == Validation.FULL) {
            Codecs.validate(this, archive);
        } else if (validation == Validation.CHECKSUM) {
            ArchiveHeader.checkChecksum(archive);
        }
    }
}
