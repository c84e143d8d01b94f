package io.foundry.spring.cache;

import io.foundry.cache.CacheStore;
import io.foundry.cache.EvictionCause;
import io.foundry.spring.feature.FoundryFeature;
import io.foundry.spring.feature.Problem;
import io.foundry.spring.feature.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.springframework.util.unit.DataSize;

/** Shows each cache with live figures, says what is not cached, and measures how entries are read. */
public final class CacheFeature implements FoundryFeature {

    private final FoundryCacheManager manager;

    private final BooleanSupplier resolving;

    private final CacheWorkloads workloads;

    /**
     * Creates a view of the caches.
     *
     * @param manager owns the caches
     * @param resolving whether methods get their caches through a {@link ViewCacheResolver}
     */
    public CacheFeature(FoundryCacheManager manager, BooleanSupplier resolving) {
        this.manager = manager;
        this.resolving = resolving;
        this.workloads = new CacheWorkloads(manager);
    }

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public Map<String, Object> figures() {
        return caches(CacheFeature::live);
    }

    @Override
    public Map<String, Object> details() {
        return caches(this::full);
    }

    private Map<String, Object> caches(Function<FoundryCache, Map<String, Object>> described) {
        Map<String, Object> byName = new TreeMap<>();
        manager.all().forEach(cache -> byName.put(cache.getName(), described.apply(cache)));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("caches", byName);
        return figures;
    }

    private static Map<String, Object> live(FoundryCache cache) {
        CacheStore<Object> store = cache.getNativeCache();
        CacheCounters counters = cache.getCounters();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("entries", store.entries());
        figures.put("bytes", store.bytes());
        figures.put("hits", counters.hits());
        figures.put("misses", counters.misses());
        figures.put("putFailures", counters.putFailures());
        return figures;
    }

    private Map<String, Object> full(FoundryCache cache) {
        CacheStore<Object> store = cache.getNativeCache();
        CacheCounters counters = cache.getCounters();
        CacheProperties.Defaults settings = manager.properties().of(cache.getName());
        Map<String, Object> figures = live(cache);
        Map<String, Object> misses = new LinkedHashMap<>();
        for (MissReason reason : MissReason.values()) {
            misses.put(reason.label(), counters.misses(reason));
        }
        figures.put("missesByReason", misses);
        figures.put("puts", counters.puts());
        Map<String, Object> evictions = new LinkedHashMap<>();
        for (EvictionCause cause : EvictionCause.values()) {
            evictions.put(cause.name().toLowerCase(Locale.ROOT), store.evictions(cause));
        }
        figures.put("evictions", evictions);
        figures.put("store", settings.store());
        figures.put("codec", settings.codec().name().toLowerCase(Locale.ROOT));
        figures.put("codecsInUse", cache.entries().codecsInUse());
        figures.put("maxBytes", settings.maxSize().toBytes());
        figures.put("maxEntries", settings.maxEntries());
        figures.put("ttlMillis", settings.ttl().toMillis());
        return figures;
    }

    @Override
    public List<Workload> workloads() {
        return workloads.all();
    }

    @Override
    public String nothingToMeasure() {
        return workloads.whyNone();
    }

    @Override
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (!resolving.getAsBoolean()) {
            problems.add(new Problem(
                    "cache-without-views",
                    Problem.Severity.WARNING,
                    "A CachingConfigurer or cache resolver of the application is in the place of Foundry's: methods that"
                            + " return views get decoded values on a hit",
                    "Return the bean 'foundryCacheResolver' from your CachingConfigurer's cacheResolver()"));
        }
        for (FoundryCache cache : manager.all()) {
            for (UncachedTypes.Uncached type : cache.entries().uncached().all()) {
                problems.add(new Problem(
                        "cache-type-not-cached",
                        Problem.Severity.WARNING,
                        "Cache '" + cache.getName() + "' did not keep "
                                + type.times().sum() + " values of " + type.type() + ": " + type.reason(),
                        type.action()));
            }
        }
        oversize(problems);
        if (manager.codecs().kryoUsesUnsafe()) {
            problems.add(new Problem(
                    "cache-kryo-unsafe",
                    Problem.Severity.INFO,
                    "Another library started Kryo before Foundry, with access through sun.misc.Unsafe",
                    "Start the JVM with -Dkryo.unsafe=false"));
        }
        return problems;
    }

    private void oversize(List<Problem> problems) {
        long bounds = 0;
        for (FoundryCache cache : manager.all()) {
            bounds += manager.properties().of(cache.getName()).maxSize().toBytes();
        }
        long heap = Runtime.getRuntime().maxMemory();
        if (bounds > heap / 2) {
            problems.add(new Problem(
                    "cache-larger-than-heap",
                    Problem.Severity.WARNING,
                    "The caches may take " + megabytes(bounds) + " together, more than half of the heap's "
                            + megabytes(heap),
                    "Lower foundry.cache.defaults.max-size or max-size of single caches, or give the JVM more heap"));
        }
    }

    private static String megabytes(long bytes) {
        return DataSize.ofBytes(bytes).toMegabytes() + " MB";
    }
}
