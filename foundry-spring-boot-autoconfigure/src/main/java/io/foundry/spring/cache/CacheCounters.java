package io.foundry.spring.cache;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/** What happened in a cache since it was made. Thread-safe; a sum may miss what happens at the moment. */
public final class CacheCounters {

    private final LongAdder hits = new LongAdder();
    private final Map<MissReason, LongAdder> misses = new EnumMap<>(MissReason.class);
    private final LongAdder puts = new LongAdder();
    private final LongAdder putFailures = new LongAdder();

    CacheCounters() {
        for (MissReason reason : MissReason.values()) {
            misses.put(reason, new LongAdder());
        }
    }

    void hit() {
        hits.increment();
    }

    void missed(MissReason reason) {
        counter(reason).increment();
    }

    private LongAdder counter(MissReason reason) {
        return Objects.requireNonNull(misses.get(reason));
    }

    void put() {
        puts.increment();
    }

    void putFailed() {
        putFailures.increment();
    }

    /**
     * Lookups that found a value.
     *
     * @return their number
     */
    public long hits() {
        return hits.sum();
    }

    /**
     * Lookups that found none, for any reason.
     *
     * @return their number
     */
    public long misses() {
        return misses.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /**
     * Lookups that found none for this reason.
     *
     * @param reason why
     * @return their number
     */
    public long misses(MissReason reason) {
        return counter(reason).sum();
    }

    /**
     * Values that were encoded and kept.
     *
     * @return their number
     */
    public long puts() {
        return puts.sum();
    }

    /**
     * Values that could not be encoded.
     *
     * @return their number
     */
    public long putFailures() {
        return putFailures.sum();
    }
}
