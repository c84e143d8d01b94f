package io.foundry.cache;

import io.foundry.archive.Archive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps encoded entries under keys, within bounds.
 *
 * <p>An entry belongs to the store once it was put: nobody changes its bytes any more. An archive that the store gave
 * stays readable as long as somebody holds it, even if its entry is evicted in the meantime.
 *
 * <p>Thread-safe. Never blocks on the loading of a value, because it loads none. Sizes are in bytes. A key is never null.
 *
 * @param <K> what entries are found by
 */
public interface CacheStore<K> extends AutoCloseable {

    /**
     * Finds an entry. Allocates nothing but what it returns.
     *
     * @param key what it was put under
     * @return its bytes, not checked; null where there is none
     */
    @Nullable
    Archive get(K key);

    /**
     * Keeps an entry, in the place of one that is there.
     *
     * @param key what it is found by
     * @param entry the encoded value; the store takes it over
     */
    void put(K key, byte[] entry);

    /**
     * Keeps an entry if there is none, as one step.
     *
     * @param key what it is found by
     * @param entry the encoded value; the store takes it over where it is kept
     * @return the entry that was there; null where this one is kept now
     */
    @Nullable
    Archive putIfAbsent(K key, byte[] entry);

    /**
     * Drops an entry.
     *
     * @param key what it was put under
     * @return whether there was one
     */
    boolean evict(K key);

    /**
     * Drops an entry that turned out to be of no use, unless another one has taken its place.
     *
     * @param key what it was put under
     * @param entry what was found there; one with the same bytes is dropped
     * @return whether there was one
     */
    boolean evict(K key, Archive entry);

    /** Drops all entries. */
    void clear();

    /**
     * Counts the entries.
     *
     * @return their number at this moment, as far as concurrent changes let it be known
     */
    long entries();

    /**
     * Adds up what the entries take.
     *
     * @return bytes of all entries, with their keys and the store's own bookkeeping
     */
    long bytes();

    /**
     * Counts the entries that the store dropped by itself.
     *
     * @param cause why
     * @return their number since the store was made
     */
    long evictions(EvictionCause cause);

    /**
     * Looks at some entries without being seen: for eviction, they count as not read. Ends early where many are too large.
     *
     * @param mostEntries number of entries at most
     * @param mostBytes bytes of all of them together at most; a first entry that is larger is left out too
     * @return some live entries, in no order
     */
    List<Archive> sample(int mostEntries, long mostBytes);

    /** Drops everything and gives resources back. What is called afterwards finds nothing. */
    @Override
    void close();
}
