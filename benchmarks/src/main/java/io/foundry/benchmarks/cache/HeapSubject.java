package io.foundry.benchmarks.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.foundry.benchmarks.archive.City;
import io.foundry.spring.cache.CacheFactory;
import io.foundry.spring.cache.CacheProperties;
import io.foundry.spring.cache.CodecChoice;
import io.foundry.spring.cache.FoundryCache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.cache.Cache;
import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.util.unit.DataSize;

/**
 * The caches whose heap is measured. Each is bounded at a quarter above what it will hold, so that it has the bookkeeping
 * of a cache that is nearly full and drops nothing.
 */
enum HeapSubject {
    FOUNDRY("Foundry, archives") {
        @Override
        Cache create(HeapWorkload workload, List<City> cities, int entries) {
            // Its bound is in bytes, so a few entries are weighed first
            FoundryCache few = foundry(Integer.MAX_VALUE);
            int weighed = Math.min(entries, MOST_WEIGHED);
            for (int i = 0; i < weighed; i++) {
                few.put((long) i, workload.value(cities, i));
            }
            long bytes = few.getNativeCache().bytes() * entries / weighed;
            few.getNativeCache().close();
            return foundry(withRoom(bytes));
        }

        @Override
        long settle(Cache cache) {
            return ((FoundryCache) cache).getNativeCache().entries();
        }

        @Override
        long countedBytes(Cache cache) {
            return ((FoundryCache) cache).getNativeCache().bytes();
        }
    },
    RECORDS("Caffeine, records") {
        @Override
        Cache create(HeapWorkload workload, List<City> cities, int entries) {
            return new CaffeineCache(
                    NAME, Caffeine.newBuilder().maximumSize(withRoom(entries)).build());
        }

        @Override
        long settle(Cache cache) {
            return settleCaffeine(((CaffeineCache) cache).getNativeCache());
        }
    },
    JSON("Caffeine, bytes of JSON") {
        @Override
        Cache create(HeapWorkload workload, List<City> cities, int entries) {
            return new SerializingCache(NAME, ValueFormat.json(workload.type()), withRoom(entries));
        }

        @Override
        long settle(Cache cache) {
            return settleCaffeine(((SerializingCache) cache).getNativeCache());
        }
    };

    /** Where a cache does not count its bytes. */
    static final long NOT_COUNTED = -1;

    private static final int MOST_WEIGHED = 1_000;

    private static final String NAME = "cities";

    private final String title;

    HeapSubject(String title) {
        this.title = title;
    }

    /** For people to read. */
    String title() {
        return title;
    }

    /** A new and empty cache that has room for so many of these values. */
    abstract Cache create(HeapWorkload workload, List<City> cities, int entries);

    /** Ends all work that the cache has put off, and counts its entries. */
    abstract long settle(Cache cache);

    /** What the cache says that it takes, or {@link #NOT_COUNTED}. */
    long countedBytes(Cache cache) {
        return NOT_COUNTED;
    }

    private static long withRoom(long size) {
        return size + size / 4 + 1;
    }

    private static long settleCaffeine(com.github.benmanes.caffeine.cache.Cache<?, ?> cache) {
        cache.cleanUp();
        return cache.estimatedSize();
    }

    private static FoundryCache foundry(long maxBytes) {
        CacheProperties.Defaults settings =
                new CacheProperties.Defaults(Duration.ZERO, DataSize.ofBytes(maxBytes), 0, CodecChoice.ARCHIVE, "heap");
        FoundryCache cache = CacheFactory.manager(
                        new CacheProperties(true, List.of(), settings, Map.of()),
                        List.of(NAME),
                        HeapSubject.class.getClassLoader(),
                        List.of())
                .getCache(NAME);
        if (cache == null) {
            throw new IllegalStateException("The manager does not have the cache that it was made with");
        }
        return cache;
    }
}
