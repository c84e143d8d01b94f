package io.foundry.spring.cache;

/** How the values of a cache are encoded. */
public enum CodecChoice {
    /** As archives where their type has one, else through Kryo. */
    AUTO,
    /** As archives only; values of other types are not cached. */
    ARCHIVE,
    /** Through Kryo, whatever the type. */
    KRYO
}
