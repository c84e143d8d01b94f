package io.foundry.archive;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Elements of one type, one after the other, with their count in front: records by their structs, others by their inline
 * parts.
 */
record Elements<R extends V, V>(
        ArchivedType<R, V> type, @Nullable ArchivedRecord<R, V> struct, int stride, int alignment) {

    static <R extends V, V> Elements<R, V> of(ArchivedType<R, V> type) {
        if (type instanceof ArchivedRecord<?, ?>) {
            ArchivedRecord<R, V> struct = (ArchivedRecord<R, V>) type;
            return new Elements<>(type, struct, struct.structSize(), struct.structAlignment());
        }
        return new Elements<>(type, null, Archive.aligned(type.size(), type.alignment()), type.alignment());
    }

    void write(ArchiveWriter writer, int slot, Collection<? extends V> values) {
        int count = values.size();
        if (count == 0) {
            writer.linkEmpty(slot);
            return;
        }
        int at = writer.elements(slot, count, stride, alignment);
        writer.enter();
        if (values instanceof List<?> && values instanceof RandomAccess) {
            List<? extends V> list = (List<? extends V>) values;
            for (int i = 0; i < count; i++) {
                writeElement(writer, at + i * stride, list.get(i));
            }
        } else {
            // Never more than there is room for, if the collection grows while it is written.
            Iterator<? extends V> iterator = values.iterator();
            for (int i = 0; i < count; i++) {
                writeElement(writer, at + i * stride, iterator.next());
            }
        }
        writer.leave();
    }

    private void writeElement(ArchiveWriter writer, int at, @Nullable V value) {
        if (value == null) {
            // A slot that stays zero is a null.
            if (struct != null || !type.isReference()) {
                throw nullElement();
            }
        } else if (struct != null) {
            struct.writeStruct(writer, at, value);
        } else {
            type.write(writer, at, value);
        }
    }

    private NotArchivableException nullElement() {
        String name = struct != null ? struct.recordType().getName() : ArchiveSchema.text(type);
        return new NotArchivableException(
                "A list or set of " + name + " holds a null, for which its archive has no place; leave nulls out");
    }

    void validate(ArchiveValidator validator, int slot) {
        long counted = validator.elements(slot, stride, alignment);
        int count = (int) (counted >>> 32);
        if (count == 0) {
            return;
        }
        int first = (int) counted;
        if (type instanceof StringType) {
            // The most frequent list, in a loop without calls.
            validator.strings(first, count);
            return;
        }
        validator.enter(first);
        for (int i = 0, at = first; i < count; i++, at += stride) {
            if (struct != null) {
                struct.validateStruct(validator, at);
            } else {
                type.validate(validator, at);
            }
        }
        validator.leave();
    }

    /** Where the first element is, given what {@link Archive#counted} gave. */
    int first(long counted) {
        return Archive.aligned((int) counted, alignment);
    }

    /** The number of elements behind a slot that is not null. */
    static int count(Archive archive, int slot) {
        int target = archive.target(slot);
        return target == slot ? 0 : archive.getVarint(target);
    }

    int first(Archive archive, int slot, int count) {
        return Archive.firstElement(archive.target(slot), count, alignment);
    }

    @Nullable
    R read(Archive archive, int first, int index) {
        int at = first + index * stride;
        return struct != null ? struct.readStruct(archive, at) : type.read(archive, at);
    }

    @Nullable
    V view(Archive archive, int first, int index) {
        int at = first + index * stride;
        return struct != null ? struct.viewStruct(archive, at) : type.view(archive, at);
    }

    /** Whether both have the same elements in the same order, records and views alike. */
    boolean sameContent(@Nullable Collection<? extends V> one, @Nullable Collection<? extends V> other) {
        if (one == null || other == null || one.size() != other.size()) {
            return one == other;
        }
        Iterator<? extends V> others = other.iterator();
        for (V value : one) {
            if (!type.sameContent(value, others.next())) {
                return false;
            }
        }
        return true;
    }

    int contentHash(@Nullable Collection<? extends V> values) {
        int hash = 1;
        if (values != null) {
            for (V value : values) {
                hash = 31 * hash + type.contentHash(value);
            }
        }
        return hash;
    }
}
