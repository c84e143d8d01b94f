package io.foundry.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.foundry.archive.Archive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeapStoreTests {

    private static final long ROOMY = 1 << 20;

    @Test
    void givesTheBytesThatWerePut() {
        HeapStore store = new HeapStore(StoreLimits.ofBytes(ROOMY));
        store.put("a", new byte[] {1, 2, 3});
        assertThat(bytes(store.get("a"))).containsExactly(1, 2, 3);
        assertThat(store.get("b")).isNull();
        store.put("a", new byte[] {4});
        assertThat(bytes(store.get("a"))).containsExactly(4);
        assertThat(store.entries()).isEqualTo(1);
    }

    @Test
    void keepsTheFirstOfTwoThatArePutIfAbsent() {
        HeapStore store = new HeapStore(StoreLimits.ofBytes(ROOMY));
        assertThat(store.putIfAbsent("a", new byte[] {1})).isNull();
        assertThat(bytes(store.putIfAbsent("a", new byte[] {2}))).containsExactly(1);
        assertThat(bytes(store.get("a"))).containsExactly(1);
    }

    @Test
    void evictTellsWhetherThereWasOne() {
        HeapStore store = new HeapStore(StoreLimits.ofBytes(ROOMY));
        store.put("a", new byte[10]);
        assertThat(store.evict("a")).isTrue();
        assertThat(store.evict("a")).isFalse();
        assertThat(store.entries()).isZero();
        assertThat(store.bytes()).isZero();
        assertThat(store.evictions(EvictionCause.SIZE))
                .as("what the user asks for is no eviction of the store's")
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void clearAndCloseLeaveNothing(boolean close) {
        HeapStore store = new HeapStore(StoreLimits.ofBytes(ROOMY));
        store.put("a", new byte[10]);
        store.put("b", new byte[10]);
        if (close) {
            store.close();
        } else {
            store.clear();
        }
        assertThat(store.get("a")).isNull();
        assertThat(store.bytes()).isZero();
    }

    @Test
    void anArchiveThatWasGivenOutlivesItsEntry() {
        HeapStore store = new HeapStore(StoreLimits.ofBytes(ROOMY));
        store.put("a", new byte[] {7});
        Archive held = store.get("a");
        store.clear();
        assertThat(bytes(held)).containsExactly(7);
    }

    @Test
    void staysWithinItsBytes() {
        HeapStore store = new HeapStore(StoreLimits.ofBytes(100_000));
        for (int i = 0; i < 10_000; i++) {
            store.put(i, new byte[100]);
        }
        assertThat(store.bytes()).isBetween(80_000L, 100_000L);
        assertThat(store.evictions(EvictionCause.SIZE)).isEqualTo(10_000 - store.entries());
    }

    @Test
    void doesNotKeepWhatIsLargerThanAllOfIt() {
        HeapStore store = new HeapStore(StoreLimits.ofBytes(1_000));
        store.put("small", new byte[10]);
        store.put("large", new byte[1_000]);
        assertThat(store.get("large")).isNull();
        assertThat(store.get("small")).isNotNull();
        assertThat(store.evictions(EvictionCause.SIZE)).isEqualTo(1);
    }

    @Test
    void staysWithinItsEntriesWhateverTheirSize() {
        HeapStore store = new HeapStore(new StoreLimits(ROOMY, 10, Duration.ZERO));
        for (int i = 0; i < 1_000; i++) {
            store.put(i, new byte[i]);
            assertThat(store.entries()).isEqualTo(Math.min(i + 1, 10));
        }
        assertThat(store.evictions(EvictionCause.SIZE)).isEqualTo(990);
        store.clear();
        assertThat(store.bytes()).isZero();
    }

    @Test
    void keepsWhatIsReadOftenWhereEntriesAreBounded() {
        HeapStore store = new HeapStore(new StoreLimits(ROOMY, 10, Duration.ZERO));
        store.put("hot", new byte[10]);
        for (int i = 0; i < 100; i++) {
            assertThat(store.get("hot")).isNotNull();
            store.put(i, new byte[10]);
        }
    }

    @Test
    void dropsWhatIsTooOld() {
        AtomicLong clock = new AtomicLong();
        HeapStore store =
                new HeapStore(new StoreLimits(ROOMY, 0, Duration.ofSeconds(10)), KeySize.estimated(), clock::get);
        store.put("a", new byte[10]);
        clock.addAndGet(Duration.ofSeconds(6).toNanos());
        assertThat(store.get("a")).as("a read does not make it younger").isNotNull();
        store.put("b", new byte[10]);
        clock.addAndGet(Duration.ofSeconds(5).toNanos());
        assertThat(store.get("a")).isNull();
        assertThat(store.get("b")).isNotNull();
        assertThat(store.entries()).isEqualTo(1);
        assertThat(store.evictions(EvictionCause.EXPIRED)).isEqualTo(1);
        assertThat(store.evictions(EvictionCause.SIZE)).isZero();
    }

    @Test
    void aSampleIsBoundedInNumberAndBytes() {
        HeapStore store = new HeapStore(StoreLimits.ofBytes(ROOMY));
        for (int i = 0; i < 100; i++) {
            store.put(i, new byte[100]);
        }
        assertThat(store.sample(10, ROOMY)).hasSize(10);
        assertThat(store.sample(1_000, 550)).hasSize(5);
        assertThat(store.sample(1_000, 99)).isEmpty();
    }

    @Test
    void limitsThatCannotBeKeptAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StoreLimits.ofBytes(0))
                .withMessageContaining("maxBytes is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new StoreLimits(1, -1, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new StoreLimits(1, 0, Duration.ofSeconds(-1)));
    }

    @Test
    void staysWithinItsBytesWhileManyWrite() throws Exception {
        long limit = 10_000_000;
        int writesUnderWay = 2 * 128 * Runtime.getRuntime().availableProcessors();
        HeapStore store = new HeapStore(StoreLimits.ofBytes(limit));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Long>> most = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            most.add(threads.submit(() -> {
                long seen = 0;
                for (int i = 0; i < 20_000; i++) {
                    ThreadLocalRandom random = ThreadLocalRandom.current();
                    store.put(random.nextInt(100_000), new byte[random.nextInt(2_000)]);
                    if (i % 50 == 0) {
                        seen = Math.max(seen, store.bytes());
                    }
                }
                return seen;
            }));
        }
        for (Future<Long> seen : most) {
            // What Caffeine was told of but has not looked at yet
            assertThat(seen.get()).isLessThanOrEqualTo(limit + writesUnderWay * 2_200);
        }
        threads.shutdown();
        assertThat(store.bytes()).isBetween(limit / 2, limit);
        store.clear();
        assertThat(store.bytes()).as("nothing was counted twice or forgotten").isZero();
    }

    @ParameterizedTest(name = "entries of {0} bytes, aging {1}, keys {2}")
    @CsvSource({"40, false, number", "40, true, number", "40, false, text", "100, false, uuid", "2000, true, text"})
    void countsWhatTheHeapReallyHolds(int entryBytes, boolean ages, String keys) {
        int entries = entryBytes > 1_000 ? 30_000 : 600_000;
        long before = usedHeap();
        HeapStore store = new HeapStore(
                // More than half full, so that everything that Caffeine needs is there
                new StoreLimits(entries * (entryBytes + 220L), 0, ages ? Duration.ofHours(1) : Duration.ZERO));
        for (int i = 0; i < entries; i++) {
            store.put(key(keys, i), new byte[entryBytes]);
        }
        long counted = store.bytes();
        long measured = usedHeap() - before;
        assertThat(store.entries()).isEqualTo(entries);
        assertThat((double) counted / measured)
                .as(
                        "counted %,d of %,d bytes; %d and %d an entry",
                        counted, measured, counted / entries, measured / entries)
                .isCloseTo(1, within(0.1));
    }

    private static Object key(String kind, int i) {
        return switch (kind) {
            case "number" -> Integer.valueOf(1_000 + i);
            case "text" -> "city:" + (100_000 + i);
            default -> new UUID(i * 0x9e3779b97f4a7c15L, i);
        };
    }

    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    private static byte[] bytes(Archive archive) {
        byte[] bytes = new byte[archive.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = archive.getByte(i);
        }
        return bytes;
    }

    @Test
    void anEntryOfNoUseIsDroppedUnlessAnotherTookItsPlace() {
        HeapStore store = new HeapStore(new StoreLimits(1 << 20, 0, Duration.ZERO));
        store.put("key", new byte[] {1, 2});
        Archive old = store.get("key");
        store.put("key", new byte[] {1, 3});
        assertThat(store.evict("key", old)).isFalse();
        assertThat(store.get("key")).isNotNull();
        assertThat(store.evict("key", store.get("key"))).isTrue();
        assertThat(store.evict("key", old)).isFalse();
        assertThat(store.bytes()).isZero();
    }

    @Test
    void aSampleEndsEarlyWhereAllEntriesAreTooLarge() {
        AtomicLong looks = new AtomicLong();
        HeapStore store = new HeapStore(
                new StoreLimits(1 << 24, 0, Duration.ofHours(1)), KeySize.estimated(), looks::incrementAndGet);
        for (int i = 0; i < 10_000; i++) {
            store.put(i, new byte[100]);
        }
        looks.set(0);
        assertThat(store.sample(4, 99)).isEmpty();
        assertThat(looks).as("each look at an entry asks for its age").hasValueLessThan(500);
        assertThat(store.sample(4, 400)).hasSize(4);
    }
}
