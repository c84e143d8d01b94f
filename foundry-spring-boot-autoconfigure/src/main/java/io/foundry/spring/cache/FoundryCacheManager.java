package io.foundry.spring.cache;

import io.foundry.cache.HeapStore;
import io.foundry.cache.StoreLimits;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.cache.CacheManager;

/**
 * Makes the caches, each with its settings: those that were named at the start and no others, or, where none was named,
 * each when it is first asked for. Owns them, and empties them when it is destroyed. Thread-safe.
 */
public final class FoundryCacheManager implements CacheManager, DisposableBean {

    private final CacheProperties properties;
    private final EntryCodecs codecs;
    private final SpringKeySize keySize = new SpringKeySize();
    private final boolean onDemand;
    private final Map<String, FoundryCache> caches = new ConcurrentHashMap<>();
    private final List<Consumer<FoundryCache>> listeners = new CopyOnWriteArrayList<>();

    /**
     * Creates a manager.
     *
     * @param properties settings of the caches
     * @param cacheNames the only caches; none for any that is asked for
     * @param codecs what encodes values
     */
    FoundryCacheManager(CacheProperties properties, Collection<String> cacheNames, EntryCodecs codecs) {
        this.properties = properties;
        this.codecs = codecs;
        this.onDemand = cacheNames.isEmpty();
        cacheNames.forEach(name -> caches.put(name, create(name)));
    }

    @Override
    public @Nullable FoundryCache getCache(String name) {
        FoundryCache cache = caches.get(name);
        if (cache == null && onDemand) {
            boolean[] created = new boolean[1];
            cache = caches.computeIfAbsent(name, missing -> {
                created[0] = true;
                return create(missing);
            });
            if (created[0]) {
                for (Consumer<FoundryCache> listener : listeners) {
                    listener.accept(cache);
                }
            }
        }
        return cache;
    }

    @Override
    public Collection<String> getCacheNames() {
        return List.copyOf(caches.keySet());
    }

    /** Calls the listener for each cache that is made from now on. */
    void onCreate(Consumer<FoundryCache> listener) {
        listeners.add(listener);
    }

    Collection<FoundryCache> all() {
        return List.copyOf(caches.values());
    }

    EntryCodecs codecs() {
        return codecs;
    }

    CacheProperties properties() {
        return properties;
    }

    private FoundryCache create(String name) {
        CacheProperties.Defaults settings = properties.of(name);
        HeapStore store = new HeapStore(
                new StoreLimits(settings.maxSize().toBytes(), settings.maxEntries(), settings.ttl()), keySize);
        return new FoundryCache(new CachedEntries(name, store, codecs, settings.codec()), Declared.NOTHING);
    }

    @Override
    public void destroy() {
        caches.values().forEach(cache -> cache.getNativeCache().close());
    }
}
