package io.foundry.lazy;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/** All values that were made by {@link Lazy#config} and are still in use. Thread-safe; keeps none of them. */
public final class LazyConfigs {

    private static final Map<Lazy<?>, Runnable> RESETS = new WeakHashMap<>();

    private LazyConfigs() {}

    static <T> void register(Lazy<T> lazy, Making<T> making) {
        Reset<T> reset = new Reset<>(new WeakReference<>(lazy), making);
        synchronized (RESETS) {
            RESETS.put(lazy, reset);
        }
    }

    /**
     * Forgets the values, so that each is made anew when it is next needed. For tests, between which configuration
     * changes; no thread should be about to read one.
     */
    public static void reset() {
        List<Runnable> resets;
        synchronized (RESETS) {
            resets = new ArrayList<>(RESETS.values());
        }
        resets.forEach(Runnable::run);
    }

    /** Keeps the supplier and not the value, which is the key of the map that holds this. */
    private record Reset<T>(WeakReference<Lazy<T>> lazy, Making<T> making) implements Runnable {

        @Override
        public void run() {
            Lazy<T> alive = lazy.get();
            if (alive != null) {
                alive.reset(making.again());
            }
        }
    }
}
