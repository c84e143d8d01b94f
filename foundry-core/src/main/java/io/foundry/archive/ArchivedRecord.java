package io.foundry.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The layout of one archived record. Generated for each {@link Archived} record.
 *
 * <p>A record's struct stands directly in a list and at the root; elsewhere a reference slot leads to it.
 *
 * @param <R> the record
 * @param <V> its generated view interface
 */
public interface ArchivedRecord<R extends V, V> extends ArchivedType<R, V> {

    /** Returns the record's class. */
    Class<R> recordType();

    /** Returns the generated view interface, which the record implements too. */
    Class<V> viewType();

    /** Returns bytes of the struct, a multiple of its alignment, at least 1. */
    int structSize();

    /** Returns alignment of the struct: 4, or less where all its scalars are narrower. */
    int structAlignment();

    /** Writes the struct at {@code at}, whose bytes are reserved and zero, and what it refers to. */
    void writeStruct(ArchiveWriter writer, int at, V value);

    /** Returns the record, detached from the archive. */
    R readStruct(Archive archive, int at);

    /** Returns a view of the struct. */
    V viewStruct(Archive archive, int at);

    /** Checks the struct and what it refers to. */
    void validateStruct(ArchiveValidator validator, int at);

    /** Appends each component with {@link ArchiveSchema#component}. */
    void describeComponents(ArchiveSchema schema);

    /**
     * A list view over structs that lie one after the other. Generated, so that {@code get} and iteration create the view
     * at a place of their own, where the JIT compiler can leave its allocation out.
     */
    List<V> listView(Archive archive, int first, int count);

    @Override
    boolean sameContent(@Nullable V one, @Nullable V other);

    @Override
    int contentHash(@Nullable V value);

    @Override
    default int size() {
        return SLOT;
    }

    @Override
    default int alignment() {
        return 1;
    }

    @Override
    default boolean isReference() {
        return true;
    }

    @Override
    default boolean hasViews() {
        return true;
    }

    @Override
    default void write(ArchiveWriter writer, int at, @Nullable V value) {
        if (value == null) {
            return;
        }
        int struct = writer.reserve(structSize(), structAlignment());
        writer.link(at, struct);
        writer.enter();
        writeStruct(writer, struct, value);
        writer.leave();
    }

    @Override
    default @Nullable R read(Archive archive, int at) {
        int struct = archive.target(at);
        return struct == 0 ? null : readStruct(archive, struct);
    }

    @Override
    default @Nullable V view(Archive archive, int at) {
        int struct = archive.target(at);
        return struct == 0 ? null : viewStruct(archive, struct);
    }

    @Override
    default void validate(ArchiveValidator validator, int at) {
        int struct = validator.reference(at, structSize(), structAlignment());
        if (struct != 0) {
            validator.enter(struct);
            validateStruct(validator, struct);
            validator.leave();
        }
    }

    @Override
    default void describe(ArchiveSchema schema) {
        schema.record(this);
    }
}
