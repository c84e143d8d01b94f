package io.foundry.spring.cache;

import io.foundry.archive.Archive;
import io.foundry.archive.ArchiveCodec;
import io.foundry.archive.ArchiveWriter;
import io.foundry.archive.Validation;
import java.lang.reflect.Type;

/** Entries that are archives. They stay on the heap of the JVM that wrote them, so that their header says enough. */
final class ArchiveEntryCodec implements EntryCodec {

    private final Type type;
    private final ArchiveCodec<Object, Object> codec;
    private final Writers writers;

    @SuppressWarnings("unchecked")
    ArchiveEntryCodec(Type type, ArchiveCodec<?, ?> codec, Writers writers) {
        this.type = type;
        this.codec = (ArchiveCodec<Object, Object>) codec;
        this.writers = writers;
    }

    /** The type that was asked for first; others, such as its view, may have the same entries. */
    Type type() {
        return type;
    }

    long fingerprint() {
        return codec.fingerprint();
    }

    @Override
    public String name() {
        return type.getTypeName();
    }

    @Override
    public byte[] encode(Object value) {
        ArchiveWriter writer = writers.take();
        codec.encode(value, writer, false);
        byte[] entry = writer.toByteArray();
        // Not after a failure, which leaves it in the middle of something
        writers.giveBack(writer);
        return entry;
    }

    @Override
    public Object read(Archive entry, boolean views) {
        return views ? codec.access(entry, Validation.HEADER) : codec.decode(entry, Validation.HEADER);
    }
}
