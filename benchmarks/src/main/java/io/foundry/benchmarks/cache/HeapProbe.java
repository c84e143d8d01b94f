package io.foundry.benchmarks.cache;

import io.foundry.benchmarks.archive.City;
import io.foundry.benchmarks.archive.Samples;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.cache.Cache;

/**
 * Fills one cache and measures the heap of its own process, for {@link CacheHeap}, which starts it. Prints figures for
 * {@link HeapFigures#read} and nothing else.
 */
final class HeapProbe {

    private HeapProbe() {}

    /** Takes the subject, the workload, the number of entries and that of collections. */
    public static void main(String[] args) throws IOException {
        measure(
                        HeapSubject.valueOf(args[0]),
                        HeapWorkload.valueOf(args[1]),
                        Integer.parseInt(args[2]),
                        Integer.parseInt(args[3]))
                .write(System.out);
    }

    static HeapFigures measure(HeapSubject subject, HeapWorkload workload, int entries, int collections) {
        List<City> cities = Samples.cities().cities();
        Cache cache = subject.create(workload, cities, entries);
        long emptyMillis = collect(collections);
        long emptyBytes = usedBytes();
        for (int i = 0; i < entries; i++) {
            cache.put((long) i, workload.value(cities, i));
        }
        long kept = subject.settle(cache);
        long fullMillis = collect(collections);
        long usedBytes = usedBytes() - emptyBytes;
        long countedBytes = subject.countedBytes(cache);
        check(cache, workload, cities, entries, kept);
        return new HeapFigures(kept, usedBytes, countedBytes, emptyMillis, fullMillis);
    }

    /** A cache that dropped or lost something would look small. Also keeps all of it reachable until here. */
    static void check(Cache cache, HeapWorkload workload, List<City> cities, int entries, long kept) {
        if (kept != entries) {
            throw new IllegalStateException("Of " + entries + " entries the cache has " + kept);
        }
        for (int i = 0; i < entries; i++) {
            Cache.ValueWrapper found = cache.get((long) i);
            Object value = found == null ? null : found.get();
            if (value == null || workload.population(value) != workload.population(workload.value(cities, i))) {
                throw new IllegalStateException("Entry " + i + " is " + (value == null ? "not there" : "another one"));
            }
        }
    }

    /** Runs full collections and gives the median of their times; the heap is settled afterwards. */
    private static long collect(int collections) {
        long[] millis = new long[collections];
        for (int i = 0; i < collections; i++) {
            long millisBefore = total(GarbageCollectorMXBean::getCollectionTime);
            long countBefore = total(GarbageCollectorMXBean::getCollectionCount);
            System.gc();
            if (total(GarbageCollectorMXBean::getCollectionCount) == countBefore) {
                throw new IllegalStateException("System.gc() does nothing; remove -XX:+DisableExplicitGC");
            }
            millis[i] = total(GarbageCollectorMXBean::getCollectionTime) - millisBefore;
        }
        Arrays.sort(millis);
        return millis[collections / 2];
    }

    private static long total(ToLongFunction<GarbageCollectorMXBean> figure) {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(figure)
                .sum();
    }

    private static long usedBytes() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
