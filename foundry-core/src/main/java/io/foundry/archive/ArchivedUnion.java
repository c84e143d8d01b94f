package io.foundry.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The layout of a sealed interface of archived records: a reference slot and the number of the case. Generated for each
 * {@link Archived} sealed interface.
 *
 * @param <R> the sealed interface
 * @param <V> its generated view interface
 */
public interface ArchivedUnion<R extends V, V> extends ArchivedType<R, V> {

    /** Returns the sealed interface's class. */
    Class<R> unionType();

    /** Returns the records, in the order of the permits clause. */
    List<ArchivedRecord<?, ?>> cases();

    @Override
    default int size() {
        return 8;
    }

    @Override
    default int alignment() {
        return 4;
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
        List<ArchivedRecord<?, ?>> cases = cases();
        for (int i = 0; i < cases.size(); i++) {
            if (cases.get(i).viewType().isInstance(value)) {
                writer.putInt(at + SLOT, i);
                @SuppressWarnings("unchecked")
                ArchivedRecord<?, V> type = (ArchivedRecord<?, V>) cases.get(i);
                type.write(writer, at, value);
                return;
            }
        }
        throw new IllegalArgumentException(value.getClass().getName() + " is not one of the records that "
                + unionType().getName() + " permits; it cannot be archived");
    }

    @Override
    default @Nullable R read(Archive archive, int at) {
        return caseAt(archive, at).read(archive, at);
    }

    @Override
    default @Nullable V view(Archive archive, int at) {
        return caseAt(archive, at).view(archive, at);
    }

    @Override
    default void validate(ArchiveValidator validator, int at) {
        int number = validator.archive().getInt(at + SLOT);
        if (number < 0 || number >= cases().size()) {
            throw ArchiveValidator.corrupt(at + SLOT, "case that the sealed interface does not have");
        }
        cases().get(number).validate(validator, at);
    }

    @SuppressWarnings("unchecked")
    private ArchivedType<R, V> caseAt(Archive archive, int at) {
        return (ArchivedType<R, V>) cases().get(archive.getInt(at + SLOT));
    }

    @Override
    default boolean sameContent(@Nullable V one, @Nullable V other) {
        if (one == null || other == null) {
            return one == other;
        }
        ArchivedRecord<?, V> type = caseOf(one);
        return type.viewType().isInstance(other) && type.sameContent(one, other);
    }

    @Override
    default int contentHash(@Nullable V value) {
        return value == null ? 0 : caseOf(value).contentHash(value);
    }

    @SuppressWarnings("unchecked")
    private ArchivedRecord<?, V> caseOf(V value) {
        for (ArchivedRecord<?, ?> type : cases()) {
            if (type.viewType().isInstance(value)) {
                return (ArchivedRecord<?, V>) type;
            }
        }
        throw new IllegalArgumentException(
                value + " is not a case of " + unionType().getName());
    }

    @Override
    default void describe(ArchiveSchema schema) {
        schema.union(this);
    }
}
