package io.foundry.archive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The canonical text of a type: its name and, for each record that it reaches, the names, offsets and types of the
 * components, for each enum the names of the constants. Archives fit if the first 64 bits of its SHA-256 are the same.
 *
 * <p>It is put together when a codec is made, from what the classes at hand say, and not by the compiler: a record in
 * another module may have been changed and compiled without the one that refers to it.
 *
 * <p>Used by one thread.
 */
public final class ArchiveSchema {

    private final StringBuilder text = new StringBuilder();
    private final Set<ArchivedRecord<?, ?>> seen = new HashSet<>();
    private final Deque<ArchivedRecord<?, ?>> toDescribe = new ArrayDeque<>();
    private final List<Component> components = new ArrayList<>();

    ArchiveSchema() {}

    /** One component of a record; {@code presence} is the bit in the struct that says whether it is there, or -1. */
    record Component(String name, int offset, int presence, ArchivedType<?, ?> type) {}

    static long fingerprint(ArchivedType<?, ?> root) {
        byte[] bytes = text(root).getBytes(StandardCharsets.UTF_8);
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    static String text(ArchivedType<?, ?> root) {
        ArchiveSchema schema = new ArchiveSchema();
        root.describe(schema);
        for (ArchivedRecord<?, ?> record; (record = schema.toDescribe.poll()) != null; ) {
            schema.text
                    .append('\n')
                    .append(record.recordType().getName())
                    .append('[')
                    .append(record.structSize())
                    .append(']');
            record.describeComponents(schema);
        }
        return schema.text.toString();
    }

    /** Returns the components of a record in the order of their declaration. */
    static List<Component> components(ArchivedRecord<?, ?> record) {
        ArchiveSchema schema = new ArchiveSchema();
        record.describeComponents(schema);
        return schema.components;
    }

    /** Appends a name that stands for a whole type. */
    public ArchiveSchema name(String name) {
        text.append(name);
        return this;
    }

    /** Appends a type made of other types. */
    public ArchiveSchema composed(String name, ArchivedType<?, ?>... of) {
        text.append(name).append('<');
        for (int i = 0; i < of.length; i++) {
            text.append(i == 0 ? "" : ",");
            of[i].describe(this);
        }
        text.append('>');
        return this;
    }

    /** Appends a reference to a record, whose components follow later, once. */
    public ArchiveSchema record(ArchivedRecord<?, ?> record) {
        text.append(record.recordType().getName());
        if (seen.add(record)) {
            toDescribe.add(record);
        }
        return this;
    }

    /** Appends a reference to a sealed interface with its cases. */
    public ArchiveSchema union(ArchivedUnion<?, ?> union) {
        text.append(union.unionType().getName()).append('(');
        for (ArchivedRecord<?, ?> record : union.cases()) {
            record(record);
            text.append('|');
        }
        text.append(')');
        return this;
    }

    /** Appends a component that is always there, or null by itself. */
    public ArchiveSchema component(String name, int offset, ArchivedType<?, ?> type) {
        return component(name, offset, -1, type);
    }

    /**
     * Appends a component that may be missing.
     *
     * @param presence index of the bit in the struct that is set where the component is there: eight times the byte's
     *     offset plus the bit's number
     */
    public ArchiveSchema component(String name, int offset, int presence, ArchivedType<?, ?> type) {
        text.append('\n').append(name).append('@').append(offset);
        if (presence >= 0) {
            text.append('?').append(presence);
        }
        text.append(':');
        components.add(new Component(name, offset, presence, type));
        type.describe(this);
        return this;
    }
}
