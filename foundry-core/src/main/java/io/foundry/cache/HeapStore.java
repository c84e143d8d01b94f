package io.foundry.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.foundry.archive.Archive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps entries on the heap, as the byte arrays that they are; Caffeine decides what goes when the bounds are reached.
 *
 * <p>An entry is counted with its bytes, the array's header, its key, and what Caffeine needs to keep it. Keys are held as
 * they are. Where entries are bounded too, each weighs at least its equal share of the bytes: the store then never holds
 * too many, but holds fewer where some are much larger than others.
 *
 * <p>Thread-safe. While many threads write, the bytes may pass the bound by the writes that Caffeine has not looked at yet,
 * at most some hundred for each processor.
 */
public final class HeapStore implements CacheStore<Object> {

    /*
     * What an entry costs beside its bytes and its key, on a 64-bit JVM with compressed references: Caffeine's node (40
     * bytes; 56 where entries age), the hash table's node (32) and its share of the table (5 to 11), and its share of the
     * frequency sketch (8 to 16, once the store is half full). Nothing of ours is added: the value is the array itself,
     * and the archive that wraps it is made by each reader.
     *
     * Caffeine bounds either weight or number. It ignores reads until half of the weight is used, so that dropping the
     * coldest one by one, to bound the number as well, would drop the oldest; weights that bound both do not.
     *
     * Maintenance runs on the thread that makes it necessary, not on the common pool: a burst of writes then cannot run
     * ahead of its evictions, and no thread of the application's does work for another.
     */

    private static final int SHARE_OF_TABLES = 20;

    /** Entries that are looked at for one that is taken, at most; a large store is not walked to its end. */
    private static final int LOOKS_PER_SAMPLE = 16;

    private final Cache<Object, byte[]> cache;
    private final ConcurrentMap<Object, byte[]> entries;
    private final KeySize keys;
    private final int overhead;
    private final LongAdder bytes = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder expired = new LongAdder();

    /**
     * Creates an empty store.
     *
     * @param limits its bounds
     */
    public HeapStore(StoreLimits limits) {
        this(limits, KeySize.estimated());
    }

    /**
     * Creates an empty store for keys of known size.
     *
     * @param limits its bounds
     * @param keys tells what a key takes
     */
    public HeapStore(StoreLimits limits, KeySize keys) {
        this(limits, keys, System::nanoTime);
    }

    HeapStore(StoreLimits limits, KeySize keys, LongSupplier nanoClock) {
        boolean ages = !limits.timeToLive().isZero();
        int least = leastWeight(limits);
        this.keys = keys;
        this.overhead = overhead(ages);
        Caffeine<Object, byte[]> builder = Caffeine.newBuilder()
                .maximumWeight(least == 0 ? limits.maxBytes() : limits.maxEntries() * least)
                .weigher((Object key, byte[] entry) -> Math.max(least, size(key, entry)))
                .executor(Runnable::run)
                .ticker(nanoClock::getAsLong)
                .evictionListener((key, entry, cause) -> evicted(key, entry, cause));
        if (ages) {
            builder.expireAfterWrite(limits.timeToLive());
        }
        this.cache = builder.build();
        this.entries = cache.asMap();
    }

    private static int leastWeight(StoreLimits limits) {
        return limits.maxEntries() == 0
                ? 0
                : (int) Math.min(Integer.MAX_VALUE, limits.maxBytes() / limits.maxEntries());
    }

    /** What an entry takes beside its key and its array. */
    static int overhead(boolean ages) {
        int references = ages ? 6 : 4;
        int node = HeapLayout.object(references * HeapLayout.REFERENCE + 3 * Integer.BYTES + (ages ? Long.BYTES : 0));
        int tableNode = HeapLayout.object(3 * HeapLayout.REFERENCE + Integer.BYTES);
        return node + tableNode + SHARE_OF_TABLES;
    }

    private int size(Object key, byte[] entry) {
        return (int) Math.min(Integer.MAX_VALUE, (long) keys.bytes(key) + HeapLayout.array(entry.length, 1) + overhead);
    }

    private void evicted(@Nullable Object key, byte @Nullable [] entry, RemovalCause cause) {
        if (key != null && entry != null) {
            bytes.add(-size(key, entry));
        }
        (cause == RemovalCause.EXPIRED ? expired : dropped).increment();
    }

    @Override
    public @Nullable Archive get(Object key) {
        byte[] entry = cache.getIfPresent(key);
        return entry == null ? null : Archive.of(entry);
    }

    @Override
    public void put(Object key, byte[] entry) {
        // Before the entry is there, since a thread that drops it subtracts
        bytes.add(size(key, entry));
        byte[] replaced = entries.put(key, entry);
        if (replaced != null) {
            bytes.add(-size(key, replaced));
        }
    }

    @Override
    public @Nullable Archive putIfAbsent(Object key, byte[] entry) {
        bytes.add(size(key, entry));
        byte[] present = entries.putIfAbsent(key, entry);
        if (present == null) {
            return null;
        }
        bytes.add(-size(key, entry));
        return Archive.of(present);
    }

    @Override
    public boolean evict(Object key) {
        byte[] entry = entries.remove(key);
        if (entry != null) {
            bytes.add(-size(key, entry));
        }
        return entry != null;
    }

    @Override
    public boolean evict(Object key, Archive entry) {
        byte[] present = entries.get(key);
        if (present == null || !isSame(present, entry) || !entries.remove(key, present)) {
            return false;
        }
        bytes.add(-size(key, present));
        return true;
    }

    private static boolean isSame(byte[] present, Archive entry) {
        if (present.length != entry.length()) {
            return false;
        }
        byte[] expected = new byte[present.length];
        entry.copyTo(0, expected, 0, expected.length);
        return Arrays.equals(present, expected);
    }

    @Override
    public void clear() {
        cache.cleanUp();
        entries.keySet().forEach(this::evict);
    }

    @Override
    public long entries() {
        cache.cleanUp();
        return cache.estimatedSize();
    }

    @Override
    public long bytes() {
        cache.cleanUp();
        return bytes.sum();
    }

    @Override
    public long evictions(EvictionCause cause) {
        return (cause == EvictionCause.EXPIRED ? expired : dropped).sum();
    }

    @Override
    public List<Archive> sample(int mostEntries, long mostBytes) {
        List<Archive> sample = new ArrayList<>();
        long left = mostBytes;
        long looks = (long) mostEntries * LOOKS_PER_SAMPLE;
        for (byte[] entry : entries.values()) {
            if (sample.size() >= mostEntries || looks-- == 0) {
                break;
            }
            if (entry.length <= left) {
                sample.add(Archive.of(entry));
                left -= entry.length;
            }
        }
        return sample;
    }

    @Override
    public void close() {
        clear();
        cache.cleanUp();
    }
}
