package io.foundry.spring.cache;

import io.foundry.archive.Archive;
import io.foundry.archive.CorruptArchiveException;
import io.foundry.cache.CacheStore;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one cache, for all who look at them as whatever type. Values that are null are NullValue here. What is
 * wrong with an entry or a value is counted and ends in a miss; nothing but a loader's own failure is thrown.
 */
final class CachedEntries {

    private static final Log logger = LogFactory.getLog(FoundryCache.class);

    /** A cache whose types know no end should not fill its figures with them. */
    private static final int MOST_CODECS = 50;

    private final String name;
    private final CacheStore<Object> store;
    private final EntryCodecs codecs;
    private final CodecChoice choice;
    private final CacheCounters counters = new CacheCounters();
    private final UncachedTypes uncached;

    /**
     * Loads under way. Who takes a load out of here takes its right to write the entry: so a value that was evicted or put
     * while it was loaded is not overwritten by an older one. No loader runs inside of the map.
     */
    private final ConcurrentMap<Object, Load> loads = new ConcurrentHashMap<>();

    private final Set<String> codecsInUse = ConcurrentHashMap.newKeySet();

    CachedEntries(String name, CacheStore<Object> store, EntryCodecs codecs, CodecChoice choice) {
        this.name = name;
        this.store = store;
        this.codecs = codecs;
        this.choice = choice;
        this.uncached = new UncachedTypes(name);
    }

    String name() {
        return name;
    }

    CacheStore<Object> store() {
        return store;
    }

    CacheCounters counters() {
        return counters;
    }

    UncachedTypes uncached() {
        return uncached;
    }

    CodecChoice choice() {
        return choice;
    }

    Declared declared(Type type) {
        return codecs.declared(type);
    }

    /** The codecs that encoded values of this cache. */
    Set<String> codecsInUse() {
        return new TreeSet<>(codecsInUse);
    }

    private void used(EntryCodec codec) {
        if (!codecsInUse.contains(codec.name()) && codecsInUse.size() < MOST_CODECS) {
            codecsInUse.add(codec.name());
        }
    }

    @Nullable
    Object find(Object key, Declared declared) {
        Archive entry = store.get(key);
        if (entry == null) {
            counters.missed(MissReason.ABSENT);
            return null;
        }
        Object value = read(key, entry, declared);
        if (value != null) {
            counters.hit();
        }
        return value;
    }

    private @Nullable Object read(Object key, Archive entry, Declared declared) {
        MissReason reason;
        try {
            return codecs.read(entry, declared);
        } catch (CorruptArchiveException refused) {
            reason = MissReason.of(refused);
        } catch (RuntimeException | LinkageError | StackOverflowError | InternalError unreadable) {
            reason = MissReason.UNREADABLE;
            if (counters.misses(reason) == 0) {
                logger.warn("An entry of cache '" + name + "' could not be read and was dropped ("
                        + unreadable.getClass().getName() + "); further ones are only counted");
            }
        }
        counters.missed(reason);
        // Not a newer one that somebody put in the meantime
        store.evict(key, entry);
        return null;
    }

    void put(Object key, Object value, Declared declared) {
        byte[] entry = encode(value, declared);
        loads.remove(key);
        if (entry == null) {
            // What was there is outdated all the same
            store.evict(key);
        } else {
            store.put(key, entry);
            counters.put();
        }
    }

    private byte @Nullable [] encode(Object value, Declared declared) {
        try {
            return codecs.encode(value, declared, choice, this::used);
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            counters.putFailed();
            uncached.add(value, failure);
            return null;
        }
    }

    @Nullable
    Object putIfAbsent(Object key, Object value, Declared declared) {
        byte[] entry = encode(value, declared);
        if (entry == null) {
            Archive present = store.get(key);
            return present == null ? null : read(key, present, declared);
        }
        loads.remove(key);
        while (true) {
            Archive present = store.putIfAbsent(key, entry);
            if (present == null) {
                counters.put();
                return null;
            }
            Object existing = read(key, present, declared);
            if (existing != null) {
                return existing;
            }
            // What was there could not be read and is gone now
        }
    }

    boolean evict(Object key) {
        loads.remove(key);
        return store.evict(key);
    }

    boolean clear() {
        loads.clear();
        boolean some = store.entries() > 0;
        store.clear();
        return some;
    }

    /**
     * Finds a value or loads it, once for all who ask at the same time.
     *
     * @param loader gives the value or NullValue
     * @throws Throwable what the loader threw, here or on the thread that was first
     */
    Object load(Object key, Declared declared, ThrowingLoader loader) throws Throwable {
        Object found = find(key, declared);
        if (found != null) {
            return found;
        }
        Load mine = new Load(Thread.currentThread());
        Load first = loads.putIfAbsent(key, mine);
        if (first != null) {
            if (first.isOfThisThread()) {
                throw new IllegalStateException("The value for a key of cache '" + name
                        + "' is needed to load that value itself; the loader must not ask for its own key");
            }
            return own(key, first.await(), declared);
        }
        try {
            Object meanwhile = loadedMeanwhile(key, declared);
            Object value = meanwhile != null ? meanwhile : loader.load();
            finish(key, mine, value, declared);
            return value;
        } catch (Throwable failure) {
            fail(key, mine, failure);
            throw failure;
        }
    }

    /** As {@link #load}, where the loader does not keep a thread. The future is the caller's own. */
    @SuppressWarnings("FutureReturnValueIgnored") // what comes after a load tells the result, which is given back
    CompletableFuture<Object> loadLater(
            Object key, Declared declared, Supplier<? extends CompletableFuture<Object>> loader) {
        Object found = find(key, declared);
        if (found != null) {
            return CompletableFuture.completedFuture(found);
        }
        CompletableFuture<Object> result = new CompletableFuture<>();
        Load mine = new Load(null);
        Load first = loads.putIfAbsent(key, mine);
        if (first != null) {
            first.outcome().whenComplete((outcome, failure) -> {
                if (failure == null) {
                    result.complete(own(key, outcome, declared));
                } else {
                    result.completeExceptionally(Load.cause(failure));
                }
            });
            return result;
        }
        start(key, declared, loader).whenComplete((value, failure) -> {
            try {
                if (failure == null) {
                    finish(key, mine, value, declared);
                    result.complete(value);
                    return;
                }
                fail(key, mine, Load.cause(failure));
                result.completeExceptionally(Load.cause(failure));
            } catch (Throwable broken) {
                fail(key, mine, broken);
                result.completeExceptionally(broken);
            }
        });
        return result;
    }

    private CompletableFuture<Object> start(
            Object key, Declared declared, Supplier<? extends CompletableFuture<Object>> loader) {
        try {
            Object meanwhile = loadedMeanwhile(key, declared);
            return meanwhile != null ? CompletableFuture.completedFuture(meanwhile) : loader.get();
        } catch (Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private void fail(Object key, Load load, Throwable failure) {
        loads.remove(key, load);
        load.failed(failure);
    }

    /** Somebody else's load may have ended between the look into the store and the start of this one. */
    private @Nullable Object loadedMeanwhile(Object key, Declared declared) {
        Archive entry = store.get(key);
        return entry == null ? null : read(key, entry, declared);
    }

    private void finish(Object key, Load load, Object value, Declared declared) {
        byte[] entry = encode(value, declared);
        loads.computeIfPresent(key, (same, current) -> {
            if (current != load) {
                return current;
            }
            if (entry != null) {
                store.put(key, entry);
                counters.put();
            }
            return null;
        });
        load.done(value, entry);
    }

    /** Who waited gets a value of their own, where the value could be encoded. */
    private Object own(Object key, Load.Outcome outcome, Declared declared) {
        Archive entry = outcome.entry();
        Object value = entry == null ? null : read(key, entry, declared);
        return value != null ? value : outcome.value();
    }

    /** Gives a value, or NullValue. */
    @FunctionalInterface
    interface ThrowingLoader {

        Object load() throws Throwable;
    }
}
