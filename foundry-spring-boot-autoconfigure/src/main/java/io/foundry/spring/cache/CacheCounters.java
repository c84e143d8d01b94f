package io.foundry.spring.cache;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** What happened in a cache since it was made. Thread-safe; a sum may miss what happens at the moment. */
public final class CacheCounters {

    private final LongAdder hits = new LongAdder();
    private final LongAdder[] misses =
            Stream.generate(LongAdder::new).limit(MissReason.values().length).toArray(LongAdder[]::new);
    private final LongAdder puts = new LongAdder();
    private final LongAdder putFailures = new LongAdder();

    CacheCounters() {}

    void hit() {
        hits.increment();
    }

    void missed(MissReason reason) {
        misses[reason.ordinal()].increment();
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
        return Arrays.stream(misses).mapToLong(LongAdder::sum).sum();
    }

    /**
     * Lookups that found none for this reason.
     *
     * @param reason why
     * @return their number
     */
    public long misses(MissReason reason) {
        return misses[reason.ordinal()].sum();
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
