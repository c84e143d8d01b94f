package io.foundry.spring.cache;

import io.foundry.archive.Archive;

/** Turns values into entries and back. Thread-safe. */
interface EntryCodec {

    /** What figures call it. */
    String name();

    /**
     * Encodes a value.
     *
     * @return an entry of exactly this length
     * @throws RuntimeException of any kind, if the value cannot be encoded
     */
    byte[] encode(Object value);

    /**
     * Reads an entry.
     *
     * @param views whether views are wanted, where there are any
     * @throws io.foundry.archive.CorruptArchiveException if it is not of this codec
     */
    Object read(Archive entry, boolean views);
}
