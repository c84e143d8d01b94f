package io.foundry.spring.cache;

import io.foundry.cache.EvictionCause;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CacheMeterBinder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.cache.metrics.CacheMeterBinderProvider;

/** Binds the meters that Micrometer has for every cache, and beside them those of {@code foundry.cache}. */
public final class CacheMeters implements CacheMeterBinderProvider<FoundryCache> {

    @Override
    public MeterBinder getMeterBinder(FoundryCache cache, Iterable<Tag> tags) {
        return new Binder(cache, tags);
    }

    private static final class Binder extends CacheMeterBinder<FoundryCache> {

        Binder(FoundryCache cache, Iterable<Tag> tags) {
            super(cache, cache.getName(), tags);
        }

        private @Nullable FoundryCache cache() {
            return getCache();
        }

        @Override
        protected @Nullable Long size() {
            FoundryCache cache = cache();
            return cache == null ? null : cache.getNativeCache().entries();
        }

        @Override
        protected long hitCount() {
            FoundryCache cache = cache();
            return cache == null ? 0 : cache.getCounters().hits();
        }

        @Override
        protected @Nullable Long missCount() {
            FoundryCache cache = cache();
            return cache == null ? null : cache.getCounters().misses();
        }

        @Override
        protected @Nullable Long evictionCount() {
            FoundryCache cache = cache();
            return cache == null
                    ? null
                    : cache.getNativeCache().evictions(EvictionCause.SIZE)
                            + cache.getNativeCache().evictions(EvictionCause.EXPIRED);
        }

        @Override
        protected long putCount() {
            FoundryCache cache = cache();
            return cache == null ? 0 : cache.getCounters().puts();
        }

        @Override
        protected void bindImplementationSpecificMetrics(MeterRegistry registry) {
            FoundryCache cache = cache();
            if (cache == null) {
                return;
            }
            Gauge.builder(
                            "foundry.cache.size",
                            cache,
                            bound -> bound.getNativeCache().bytes())
                    .tags(getTagsWithCacheName())
                    .baseUnit("bytes")
                    .description("Heap that the cache's entries take, with their keys")
                    .register(registry);
            FunctionCounter.builder(
                            "foundry.cache.put.failures",
                            cache,
                            bound -> bound.getCounters().putFailures())
                    .tags(getTagsWithCacheName())
                    .description("Values that could not be encoded")
                    .register(registry);
            for (MissReason reason : MissReason.values()) {
                FunctionCounter.builder(
                                "foundry.cache.misses",
                                cache,
                                bound -> bound.getCounters().misses(reason))
                        .tags(getTagsWithCacheName())
                        .tag("reason", reason.label())
                        .description("Lookups that found no value")
                        .register(registry);
            }
            for (EvictionCause cause : EvictionCause.values()) {
                FunctionCounter.builder(
                                "foundry.cache.evictions",
                                cache,
                                bound -> bound.getNativeCache().evictions(cause))
                        .tags(getTagsWithCacheName())
                        .tag("cause", cause.name().toLowerCase(Locale.ROOT))
                        .description("Entries that the cache dropped by itself")
                        .register(registry);
            }
        }
    }
}
