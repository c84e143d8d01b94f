package io.foundry.cache;

/** Says how much heap a key takes. Thread-safe; must be cheap, because it is asked at each put. */
@FunctionalInterface
public interface KeySize {

    /**
     * Estimates a key, with what only it refers to.
     *
     * @param key the key
     * @return bytes of heap
     */
    int bytes(Object key);

    /**
     * Knows strings, numbers, enums, UUIDs and arrays exactly, and other objects by the fields that their class declares:
     * each object that those refer to counts as a short string.
     *
     * @return an estimate for any key
     */
    static KeySize estimated() {
        return HeapLayout::keyBytes;
    }
}
