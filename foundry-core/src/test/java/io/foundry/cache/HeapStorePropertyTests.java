package io.foundry.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Random changes to a store and to a plain map, whose entries are added up by the rule that the store states. */
class HeapStorePropertyTests {

    private static final long SEED = Long.getLong("seed", System.nanoTime());

    @Test
    void bytesAreTheSumOverTheEntriesAfterAnyChanges() {
        System.out.println("HeapStorePropertyTests: repeat with -Dseed=" + SEED);
        Random random = new Random(SEED);
        for (int round = 0; round < 50; round++) {
            boolean ages = random.nextBoolean();
            AtomicLong clock = new AtomicLong();
            HeapStore store = new HeapStore(
                    new StoreLimits(Long.MAX_VALUE / 4, 0, ages ? Duration.ofSeconds(500) : Duration.ZERO),
                    KeySize.estimated(),
                    clock::get);
            Map<Object, byte[]> model = new HashMap<>();
            Map<Object, Long> written = new HashMap<>();
            for (int step = 0; step < 500; step++) {
                change(random, store, model, written, clock.get());
                // Caffeine takes two writes within a second for one
                clock.addAndGet(Duration.ofSeconds(2 + random.nextInt(5)).toNanos());
                if (ages) {
                    model.keySet()
                            .removeIf(key -> clock.get() - written.get(key)
                                    >= Duration.ofSeconds(500).toNanos());
                }
                assertThat(store.bytes()).isEqualTo(bytes(model, ages));
                assertThat(store.entries()).isEqualTo(model.size());
            }
        }
    }

    private static void change(
            Random random, HeapStore store, Map<Object, byte[]> model, Map<Object, Long> written, long now) {
        Object key = random.nextBoolean() ? "key " + random.nextInt(20) : (Object) (1_000L + random.nextInt(20));
        byte[] entry = new byte[random.nextInt(300)];
        switch (random.nextInt(12)) {
            case 0 -> {
                assertThat(store.evict(key)).isEqualTo(model.remove(key) != null);
            }
            case 1 -> {
                if (random.nextInt(20) == 0) {
                    store.clear();
                    model.clear();
                }
            }
            case 2, 3 -> {
                boolean absent = store.putIfAbsent(key, entry) == null;
                assertThat(absent).isEqualTo(!model.containsKey(key));
                if (absent) {
                    model.put(key, entry);
                    written.put(key, now);
                }
            }
            default -> {
                store.put(key, entry);
                model.put(key, entry);
                written.put(key, now);
            }
        }
    }

    private static long bytes(Map<Object, byte[]> model, boolean ages) {
        long bytes = 0;
        for (Map.Entry<Object, byte[]> entry : model.entrySet()) {
            bytes += HeapStore.overhead(ages) + HeapLayout.keyBytes(entry.getKey());
            bytes += (16 + entry.getValue().length + 7) / 8 * 8;
        }
        return bytes;
    }
}
