package io.foundry.benchmarks.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.support.AbstractValueAdaptingCache;

/**
 * A cache of bytes, as one in front of a remote store is, but without a network: values are written when they are put and
 * read at each hit. Does not keep null. Thread-safe.
 */
final class SerializingCache extends AbstractValueAdaptingCache {

    private final String name;
    private final ValueFormat format;
    private final Cache<Object, byte[]> entries;

    SerializingCache(String name, ValueFormat format, long mostEntries) {
        super(false);
        this.name = name;
        this.format = format;
        this.entries = Caffeine.newBuilder().maximumSize(mostEntries).build();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Cache<Object, byte[]> getNativeCache() {
        return entries;
    }

    @Override
    protected @Nullable Object lookup(Object key) {
        byte[] entry = entries.getIfPresent(key);
        return entry == null ? null : format.read(entry);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T get(Object key, Callable<T> valueLoader) {
        Object found = lookup(key);
        if (found != null) {
            return (T) found;
        }
        try {
            T loaded = valueLoader.call();
            put(key, loaded);
            return loaded;
        } catch (Exception failure) {
            throw new ValueRetrievalException(key, valueLoader, failure);
        }
    }

    @Override
    public void put(Object key, @Nullable Object value) {
        entries.put(key, format.write(toStoreValue(value)));
    }

    @Override
    public void evict(Object key) {
        entries.invalidate(key);
    }

    @Override
    public void clear() {
        entries.invalidateAll();
    }
}
