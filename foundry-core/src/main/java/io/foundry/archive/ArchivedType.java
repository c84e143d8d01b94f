package io.foundry.archive;

import org.jspecify.annotations.Nullable;

/**
 * How values of one Java type are laid out in an archive. Each value has an inline part of a fixed size, in the struct of
 * its record or in its list; what does not fit there follows out of line.
 *
 * <p>Implementations are immutable and may be shared. They are records where they hold other types: the JIT compiler
 * trusts the final fields of records, so that a tree of types in a {@code static final} field folds away.
 *
 * <p>Generated code and {@link ArchivedTypes} are the users of this interface; it is not meant to be implemented
 * elsewhere.
 *
 * @param <R> the type as the record declares it
 * @param <V> the type as the view declares it: a supertype of {@code R}; equal to it where no record is inside
 */
public interface ArchivedType<R, V> {

    /** Bytes of a reference slot. */
    int SLOT = 4;

    /** Returns bytes of the inline part. */
    int size();

    /** Returns alignment of the inline part: 1, 2, 4 or 8. */
    int alignment();

    /**
     * Writes a value: the inline part at {@code at}, whose bytes are reserved and zero, the rest at the writer's cursor.
     *
     * @param value the value; null only where {@link #isReference()}
     */
    void write(ArchiveWriter writer, int at, @Nullable V value);

    /**
     * Reads a value that has nothing to do with the archive any more.
     *
     * @return null for a reference that is null
     */
    @Nullable
    R read(Archive archive, int at);

    /**
     * Reads a value that may go on reading the archive.
     *
     * @return null for a reference that is null
     */
    @Nullable
    V view(Archive archive, int at);

    /** Checks the inline part at {@code at} and everything that it refers to, in the order of writing. */
    void validate(ArchiveValidator validator, int at);

    /** Appends this type's canonical text, which decides whether an archive fits. */
    void describe(ArchiveSchema schema);

    /** Returns whether the inline part is a reference slot, which can be null by itself. */
    default boolean isReference() {
        return false;
    }

    /** Returns whether views of this type are, or are made of, views of records. */
    default boolean hasViews() {
        return false;
    }

    /** Returns whether the two values, each a record-level value or a view, have the same content. */
    default boolean sameContent(@Nullable V one, @Nullable V other) {
        return one == null ? other == null : one.equals(other);
    }

    /** Returns hash of the content, equal for a value and its view; 0 for null. */
    default int contentHash(@Nullable V value) {
        return value == null ? 0 : value.hashCode();
    }

    /** Returns whether {@link #contentHash} is the same in every process, so that an index in an archive can rely on it. */
    default boolean hasStableHash() {
        return false;
    }

    /** Returns {@link #contentHash} of the value at {@code at}; without creating the value, where that is worth it. */
    default int hashAt(Archive archive, int at) {
        return contentHash(view(archive, at));
    }

    /** Returns whether the value at {@code at} is equal to a key; any object may be asked for. */
    @SuppressWarnings("unchecked")
    default boolean equalsAt(Archive archive, int at, Object key) {
        return sameContent(view(archive, at), (V) key);
    }
}
