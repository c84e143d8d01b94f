package io.foundry.spring.cache;

import io.foundry.archive.kryo.UnsupportedTypesException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** The types whose values one cache could not encode. Each is logged once. Thread-safe. */
final class UncachedTypes {

    private static final Log logger = LogFactory.getLog(FoundryCache.class);

    private static final int MOST_TYPES = 50;

    private final String cache;
    private final Map<String, Uncached> types = new ConcurrentHashMap<>();

    UncachedTypes(String cache) {
        this.cache = cache;
    }

    void add(Object value, Throwable failure) {
        String type = value.getClass().getTypeName();
        Uncached known = types.get(type);
        if (known == null && types.size() < MOST_TYPES) {
            Uncached added = new Uncached(type, reason(failure), action(failure), new LongAdder());
            known = types.putIfAbsent(type, added);
            if (known == null) {
                known = added;
                logger.warn("Cache '" + cache + "' does not keep values of " + type + ": " + added.reason() + ". "
                        + added.action());
            }
        }
        if (known != null) {
            known.times().increment();
        }
    }

    List<Uncached> all() {
        return List.copyOf(types.values());
    }

    /** A message of ours says what is wrong; one of a value's own may hold anything, secrets too. */
    private static String reason(Throwable failure) {
        boolean ours = failure instanceof UncachedException
                || failure.getClass().getName().startsWith("io.foundry.archive.")
                || (failure instanceof IllegalArgumentException && isFromArchive(failure));
        String message = failure.getMessage();
        return ours && message != null
                ? message
                : "encoding it threw " + failure.getClass().getName();
    }

    private static boolean isFromArchive(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith("io.foundry.archive.");
    }

    private static String action(Throwable failure) {
        if (failure instanceof UncachedException uncached) {
            return uncached.action();
        }
        return failure instanceof UnsupportedTypesException unsupported
                ? Refusals.action(unsupported)
                : "Put a record with @Archived, or other values, in its place";
    }

    /**
     * A type that a cache cannot keep.
     *
     * @param type its class
     * @param reason why, as the end of a sentence
     * @param action what to do
     * @param times how often it was tried
     */
    record Uncached(String type, String reason, String action, LongAdder times) {}
}
