package io.foundry.spring.cache;

import io.foundry.archive.ViewOf;
import io.foundry.cache.CacheStore;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.support.AbstractValueAdaptingCache;
import org.springframework.cache.support.SimpleValueWrapper;

/**
 * A cache whose values are kept encoded. What it gives is a value of the caller's own, or a view that reads the entry in
 * place where the caller is a method that returns views, or asks for one with {@link #get(Object, Class)}. On a miss the
 * caller gets what it loaded.
 *
 * <p>Keys are kept as they are, but for views, whose records are kept. Null values are kept. A value that cannot be encoded is not kept, and an entry that cannot
 * be read is dropped; both are counted, and neither throws. While a value is loaded through {@link #get(Object, Callable)}
 * or {@link #retrieve(Object, Supplier)}, others who ask in that way wait for it; a value that is evicted or put in the
 * meantime is not overwritten by what was loaded.
 *
 * <p>Thread-safe. Never blocks except on the loading of a value by another thread.
 */
public final class FoundryCache extends AbstractValueAdaptingCache {

    private final CachedEntries entries;
    private final Declared declared;

    FoundryCache(CachedEntries entries, Declared declared) {
        super(true);
        this.entries = entries;
        this.declared = declared;
    }

    /** The same cache, as a method that returns this type sees it. */
    FoundryCache as(Declared type) {
        return type.equals(declared) ? this : new FoundryCache(entries, type);
    }

    CachedEntries entries() {
        return entries;
    }

    @Override
    public String getName() {
        return entries.name();
    }

    /**
     * The store behind the cache.
     *
     * @return a {@link CacheStore}, whose entries are archives
     */
    @Override
    public CacheStore<Object> getNativeCache() {
        return entries.store();
    }

    /**
     * What happened in this cache.
     *
     * @return live counters
     */
    public CacheCounters getCounters() {
        return entries.counters();
    }

    @Override
    protected @Nullable Object lookup(Object key) {
        return entries.find(DetachedKeys.of(key), declared);
    }

    @Override
    public <T> @Nullable T get(Object key, @Nullable Class<T> type) {
        if (type != null && !declared.views() && type.isAnnotationPresent(ViewOf.class)) {
            return as(Declared.ANY_VIEW).get(key, type);
        }
        return super.get(key, type);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(Object key, Callable<T> valueLoader) {
        try {
            return (T) fromStoreValue(
                    entries.load(DetachedKeys.of(key), declared, () -> toStoreValue(valueLoader.call())));
        } catch (Error serious) {
            throw serious;
        } catch (Throwable failure) {
            throw new ValueRetrievalException(key, valueLoader, failure);
        }
    }

    @Override
    public @Nullable CompletableFuture<?> retrieve(Object key) {
        Object found = lookup(key);
        return found == null ? null : CompletableFuture.completedFuture(new SimpleValueWrapper(fromStoreValue(found)));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> CompletableFuture<T> retrieve(Object key, Supplier<CompletableFuture<T>> valueLoader) {
        return (CompletableFuture<T>) entries.loadLater(
                        DetachedKeys.of(key), declared, () -> valueLoader.get().thenApply(this::toStoreValue))
                .thenApply(this::fromStoreValue);
    }

    @Override
    public void put(Object key, @Nullable Object value) {
        entries.put(DetachedKeys.of(key), toStoreValue(value), declared);
    }

    @Override
    public @Nullable ValueWrapper putIfAbsent(Object key, @Nullable Object value) {
        return toValueWrapper(entries.putIfAbsent(DetachedKeys.of(key), toStoreValue(value), declared));
    }

    @Override
    public void evict(Object key) {
        entries.evict(DetachedKeys.of(key));
    }

    @Override
    public boolean evictIfPresent(Object key) {
        return entries.evict(DetachedKeys.of(key));
    }

    @Override
    public void clear() {
        entries.clear();
    }

    @Override
    public boolean invalidate() {
        return entries.clear();
    }
}
