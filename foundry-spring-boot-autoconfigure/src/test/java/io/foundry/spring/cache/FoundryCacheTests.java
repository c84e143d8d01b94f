package io.foundry.spring.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foundry.cache.CacheStore;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.Cache;
import org.springframework.cache.interceptor.SimpleKey;

@Timeout(30)
@ExtendWith(OutputCaptureExtension.class)
class FoundryCacheTests {

    private final FoundryCacheManager manager = manager(true);

    private final FoundryCache cache = manager.getCache("towns");

    @AfterEach
    void allowEveryName() {
        Town.refused = "";
        manager.destroy();
    }

    @Test
    void givesAnEqualRecordNotTheSame() {
        Town town = Town.of(1);
        cache.put(1, town);
        assertThat(cache.get(1).get()).isEqualTo(town).isNotSameAs(town);
        assertThat(cache.get(1, Town.class)).isEqualTo(town);
        assertThat(cache.get(2)).isNull();
        assertThat(cache.get(2, Town.class)).isNull();
        assertThat(cache.getCounters().hits()).isEqualTo(2);
        assertThat(cache.getCounters().misses(MissReason.ABSENT)).isEqualTo(2);
        assertThat(cache.entries().codecsInUse()).containsExactly(Town.class.getName());
    }

    @Test
    void givesAViewToWhoAsksForOne() {
        cache.put(1, Town.of(1));
        TownView view = cache.get(1, TownView.class);
        assertThat(view).isNotInstanceOf(Town.class);
        assertThat(view.name()).isEqualTo("Town 1");
        assertThat(view.toRecord()).isEqualTo(Town.of(1));
    }

    @Test
    void keepsAViewAsWhatItShows() {
        cache.put(1, Town.of(1));
        cache.put(2, cache.get(1, TownView.class));
        assertThat(cache.get(2, Town.class)).isEqualTo(Town.of(1));
    }

    @Test
    void refusesAnotherTypeThanTheOneAskedFor() {
        cache.put(1, Town.of(1));
        assertThatIllegalStateException().isThrownBy(() -> cache.get(1, String.class));
    }

    @Test
    void keepsNull() {
        cache.put(1, null);
        assertThat(cache.get(1)).isNotNull();
        assertThat(cache.get(1).get()).isNull();
        assertThat(cache.get(1, Town.class)).isNull();
        assertThat(cache.get(1, () -> Town.of(1))).as("null is a value").isNull();
        assertThat(cache.putIfAbsent(1, Town.of(1)).get()).isNull();
        assertThat(cache.getCounters().misses()).isZero();
    }

    @Test
    void keepsWhatHasNoArchiveThroughKryo() {
        for (Object value : List.of(
                new Plain(1, "a"),
                List.of(new Plain(2, "b")),
                new ArrayList<>(List.of("x", "y")),
                Map.of("k", new Plain(3, "c")))) {
            cache.put("key", value);
            assertThat(cache.get("key").get()).isEqualTo(value).isNotSameAs(value);
        }
        assertThat(cache.entries().codecsInUse()).containsExactly("kryo");
    }

    @Test
    void keepsTheJdksValuesAsArchives() {
        for (Object value : List.of("text", 42, 1L << 40, RoundingMode.HALF_UP, Set.of())) {
            cache.put("key", value);
            assertThat(cache.get("key").get()).isEqualTo(value);
        }
        assertThat(cache.entries().codecsInUse())
                .contains("java.lang.String", "java.lang.Integer", "java.lang.Long", "java.math.RoundingMode");
    }

    @Test
    void aTypeOfAForeignPackageIsNotKeptAndSaidOnce(CapturedOutput output) {
        cache.put(1, Town.of(1));
        for (int i = 0; i < 3; i++) {
            cache.put(1, Thread.currentThread());
        }
        assertThat(cache.get(1)).as("the value before is outdated").isNull();
        assertThat(cache.getCounters().putFailures()).isEqualTo(3);
        assertThat(cache.getCounters().puts()).isEqualTo(1);
        assertThat(cache.entries().uncached().all()).singleElement().satisfies(type -> {
            assertThat(type.type()).isEqualTo(Thread.currentThread().getClass().getName());
            assertThat(type.times().sum()).isEqualTo(3);
        });
        assertThat(output.toString().lines().filter(line -> line.contains("does not keep values of")))
                .singleElement()
                .asString()
                .contains("towns", "java.lang.Thread", "@Archived");
    }

    @Test
    void withoutKryoWhatHasNoArchiveIsNotKept() {
        FoundryCache bare = manager(false).getCache("towns");
        bare.put(1, new Plain(1, "a"));
        bare.put(2, Town.of(2));
        assertThat(bare.get(1)).isNull();
        assertThat(bare.get(2, Town.class)).isEqualTo(Town.of(2));
        assertThat(bare.entries().uncached().all())
                .singleElement()
                .satisfies(type -> assertThat(type.reason()).contains("Kryo is not on the class path"));
    }

    @Test
    void theCodecIsTheOneThatWasChosen() {
        FoundryCache archive = manager.getCache("archive-only");
        archive.put(1, Town.of(1));
        archive.put(2, new Plain(2, "a"));
        assertThat(archive.get(1, Town.class)).isEqualTo(Town.of(1));
        assertThat(archive.get(2)).isNull();
        FoundryCache kryo = manager.getCache("kryo-only");
        kryo.put(1, Town.of(1));
        assertThat(kryo.get(1, Town.class)).isEqualTo(Town.of(1));
        assertThat(kryo.entries().codecsInUse()).containsExactly("kryo");
    }

    @Test
    void bytesThatAreNoEntryAreAMissAndGone() {
        CacheStore<Object> store = cache.getNativeCache();
        byte[] good = new byte[100];
        cache.put("good", Town.of(1));
        for (int i = 0; i < store.get("good").length() && i < good.length; i++) {
            good[i] = store.get("good").getByte(i);
        }
        store.put("empty", new byte[0]);
        store.put("foreign", new byte[100]);
        byte[] outdated = good.clone();
        outdated[8]++;
        store.put("outdated", outdated);
        store.put("longer", good);
        for (String key : List.of("empty", "foreign", "outdated", "longer")) {
            assertThat(cache.get(key)).as(key).isNull();
            assertThat(store.get(key)).as(key).isNull();
        }
        assertThat(cache.getCounters().misses(MissReason.FOREIGN)).isEqualTo(2);
        assertThat(cache.getCounters().misses(MissReason.OUTDATED)).isEqualTo(1);
        assertThat(cache.getCounters().misses(MissReason.CORRUPT)).isEqualTo(1);
        assertThat(cache.getCounters().misses()).isEqualTo(4);
        assertThat(cache.getCounters().hits()).isZero();
    }

    @Test
    void anEntryWhoseConstructorRefusesItIsAMissAndGone(CapturedOutput output) {
        cache.put(1, Town.of(1));
        Town.refused = "Town 1";
        assertThat(cache.get(1)).isNull();
        assertThat(cache.getNativeCache().get(1)).isNull();
        assertThat(cache.getCounters().misses(MissReason.UNREADABLE)).isEqualTo(1);
        assertThat(output).contains("could not be read and was dropped").doesNotContain("secret");
    }

    @Test
    void whatWasPutWhileAnEntryWasReadIsNotDroppedWithIt() {
        cache.put(1, new Refusing(1));
        Refusing.first = () -> cache.put(1, "newer");
        assertThat(cache.get(1)).isNull();
        assertThat(cache.getCounters().misses(MissReason.CORRUPT)).isEqualTo(1);
        assertThat(cache.get(1, String.class)).isEqualTo("newer");
    }

    @Test
    void onlyWhatIsKeptIsCountedAsPut() {
        assertThat(cache.putIfAbsent(1, "a")).isNull();
        assertThat(cache.putIfAbsent(1, "b")).isNotNull();
        assertThat(cache.getCounters().puts()).isEqualTo(1);
        cache.get(2, () -> {
            cache.evict(2);
            return "evicted meanwhile";
        });
        assertThat(cache.getCounters().puts()).isEqualTo(1);
        cache.get(2, () -> "kept");
        cache.put(3, "kept");
        assertThat(cache.getCounters().puts()).isEqualTo(3);
    }

    @Test
    void viewsInValuesWithoutAnArchiveAreKeptAsTheirRecords() {
        cache.put(1, Town.of(1));
        TownView view = cache.get(1, TownView.class);
        assertThat(view).isNotInstanceOf(Town.class);
        for (Map.Entry<Object, Object> each : List.<Map.Entry<Object, Object>>of(
                Map.entry(List.of(view), List.of(Town.of(1))),
                Map.entry(Set.of(view), Set.of(Town.of(1))),
                Map.entry(new Page(List.of(view), 1), new Page(List.of(Town.of(1)), 1)))) {
            cache.put(2, each.getKey());
            assertThat(cache.get(2)).isNotNull();
            assertThat(cache.get(2).get()).isEqualTo(each.getValue());
        }
        assertThat(cache.getCounters().putFailures()).isZero();
    }

    @Test
    void putIfAbsentGivesWhatIsThereAndReplacesWhatCannotBeRead() {
        assertThat(cache.putIfAbsent(1, Town.of(1))).isNull();
        assertThat(cache.putIfAbsent(1, Town.of(2)).get()).isEqualTo(Town.of(1));
        cache.getNativeCache().put(1, new byte[5]);
        assertThat(cache.putIfAbsent(1, Town.of(3))).isNull();
        assertThat(cache.get(1, Town.class)).isEqualTo(Town.of(3));
        assertThat(cache.putIfAbsent(1, Thread.currentThread()).get()).isEqualTo(Town.of(3));
        assertThat(cache.putIfAbsent(9, Thread.currentThread())).isNull();
    }

    @Test
    void evictsAndInvalidates() {
        cache.put(1, Town.of(1));
        assertThat(cache.evictIfPresent(1)).isTrue();
        assertThat(cache.evictIfPresent(1)).isFalse();
        cache.put(2, Town.of(2));
        cache.evict(2);
        assertThat(cache.get(2)).isNull();
        assertThat(cache.invalidate()).isFalse();
        cache.put(3, Town.of(3));
        assertThat(cache.invalidate()).isTrue();
        cache.put(4, Town.of(4));
        cache.clear();
        assertThat(cache.get(4)).isNull();
        assertThat(cache.getNativeCache().bytes()).isZero();
    }

    @Test
    void onAMissTheLoadersOwnValueIsGiven() {
        Town town = Town.of(1);
        assertThat(cache.get(1, () -> town)).isSameAs(town);
        assertThat(cache.get(1, () -> fail())).isEqualTo(town).isNotSameAs(town);
        Thread uncacheable = Thread.currentThread();
        assertThat(cache.get(2, () -> uncacheable)).isSameAs(uncacheable);
        assertThat(cache.get(2)).isNull();
    }

    @Test
    void aLoadersFailureIsNotKept() {
        assertThatThrownBy(() -> cache.get(1, () -> {
                    throw new java.io.IOException("down");
                }))
                .isInstanceOf(Cache.ValueRetrievalException.class)
                .hasCauseInstanceOf(java.io.IOException.class);
        assertThat(cache.get(1, () -> Town.of(1))).isEqualTo(Town.of(1));
    }

    @Test
    void aLoaderThatNeedsItsOwnValueIsToldSo() {
        assertThatThrownBy(() -> cache.get(1, () -> cache.get(1, () -> Town.of(1))))
                .isInstanceOf(Cache.ValueRetrievalException.class)
                .rootCause()
                .hasMessageContaining("must not ask for its own key");
        assertThat(cache.get(2, () -> cache.get(3, () -> Town.of(3)))).isEqualTo(Town.of(3));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sixteenThreadsLoadOnce(boolean encodable) throws Exception {
        AtomicInteger loads = new AtomicInteger();
        CountDownLatch started = new CountDownLatch(16);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<Object>> results = new ArrayList<>();
        Object value = encodable ? Town.of(1) : new Thread();
        for (int i = 0; i < 16; i++) {
            results.add(threads.submit(() -> {
                started.countDown();
                return cache.get("key", () -> {
                    loads.incrementAndGet();
                    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
                    Thread.sleep(200);
                    return value;
                });
            }));
        }
        for (Future<Object> result : results) {
            assertThat(result.get()).isEqualTo(value);
        }
        threads.shutdown();
        assertThat(loads).hasValue(1);
    }

    @Test
    void allWhoWaitGetTheLoadersFailure() throws Exception {
        CountDownLatch started = new CountDownLatch(4);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Object>> results = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            results.add(threads.submit(() -> {
                started.countDown();
                return cache.get("key", () -> {
                    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
                    Thread.sleep(200);
                    throw new java.io.IOException("down");
                });
            }));
        }
        for (Future<Object> result : results) {
            assertThatThrownBy(result::get)
                    .hasCauseInstanceOf(Cache.ValueRetrievalException.class)
                    .hasRootCauseInstanceOf(java.io.IOException.class);
        }
        threads.shutdown();
    }

    @Test
    void aValueThatIsEvictedPutOrClearedWhileItLoadsIsNotOverwritten() {
        assertThat(cache.get(1, () -> {
                    cache.evict(1);
                    return Town.of(1);
                }))
                .isEqualTo(Town.of(1));
        assertThat(cache.get(1)).isNull();
        assertThat(cache.get(1, () -> {
                    cache.put(1, Town.of(2));
                    return Town.of(1);
                }))
                .isEqualTo(Town.of(1));
        assertThat(cache.get(1, Town.class)).isEqualTo(Town.of(2));
        cache.evict(1);
        cache.get(1, () -> {
            cache.clear();
            return Town.of(1);
        });
        assertThat(cache.get(1)).isNull();
    }

    @Test
    void retrieveGivesAWrapperOrNothing() {
        assertThat(cache.retrieve(1)).isNull();
        cache.put(1, Town.of(1));
        cache.put(2, null);
        assertThat(((Cache.ValueWrapper) cache.retrieve(1).join()).get()).isEqualTo(Town.of(1));
        assertThat(((Cache.ValueWrapper) cache.retrieve(2).join()).get()).isNull();
    }

    @Test
    void retrieveLoadsOnceForAllWhoAsk() {
        CompletableFuture<Town> slow = new CompletableFuture<>();
        AtomicInteger loads = new AtomicInteger();
        CompletableFuture<Town> first = cache.retrieve(1, () -> {
            loads.incrementAndGet();
            return slow;
        });
        CompletableFuture<Town> second = cache.retrieve(1, () -> {
            loads.incrementAndGet();
            return slow;
        });
        CompletableFuture<Town> impatient = cache.retrieve(1, () -> slow);
        impatient.cancel(true);
        assertThat(first).isNotDone();
        slow.complete(Town.of(1));
        assertThat(first.join()).isSameAs(slow.join());
        assertThat(second.join()).isEqualTo(Town.of(1));
        assertThat(loads).hasValue(1);
        assertThat(cache.get(1, Town.class)).isEqualTo(Town.of(1));
        assertThat(cache.retrieve(1, () -> CompletableFuture.<Town>failedFuture(new AssertionError()))
                        .join())
                .isEqualTo(Town.of(1));
    }

    @Test
    void whatRetrieveCannotLoadFailsItsFutures() {
        assertThat(cache.retrieve(1, () -> CompletableFuture.failedFuture(new java.io.IOException("down"))))
                .failsWithin(1, TimeUnit.SECONDS)
                .withThrowableThat()
                .withRootCauseInstanceOf(java.io.IOException.class);
        assertThat(cache.retrieve(1, () -> {
                    throw new IllegalStateException("at once");
                }))
                .failsWithin(1, TimeUnit.SECONDS)
                .withThrowableThat()
                .withMessageContaining("at once");
        assertThat(cache.retrieve(1, () -> CompletableFuture.<Town>completedFuture(null))
                        .join())
                .isNull();
        assertThat(cache.get(1)).as("null is kept").isNotNull();
    }

    @Test
    void entriesAgeAndAreBoundedAsTheSettingsSay() throws Exception {
        FoundryCache aging = manager.getCache("aging");
        aging.put(1, Town.of(1));
        Thread.sleep(80);
        assertThat(aging.get(1)).isNull();
        FoundryCache few = manager.getCache("few");
        for (int i = 0; i < 10; i++) {
            few.put(i, Town.of(i));
        }
        assertThat(few.getNativeCache().entries()).isEqualTo(3);
    }

    @Test
    void theArgumentsOfSpringsKeyAreCounted() {
        SpringKeySize size = new SpringKeySize();
        // The key, its array of three, and two doubles and an int
        assertThat(size.bytes(new SimpleKey(1.5, 2.5, 1_000))).isEqualTo(24 + 32 + 24 + 24 + 16);
        assertThat(size.bytes("text")).isEqualTo(48);
    }

    private static Town fail() {
        throw new AssertionError("loaded again");
    }

    static FoundryCacheManager manager(boolean kryo) {
        ClassLoader loader = FoundryCacheTests.class.getClassLoader();
        CacheProperties properties = TestSettings.properties(Map.of(
                "foundry.cache.caches.archive-only.codec", "archive",
                "foundry.cache.caches.kryo-only.codec", "kryo",
                "foundry.cache.caches.aging.ttl", "50ms",
                "foundry.cache.caches.few.max-entries", "3"));
        return new FoundryCacheManager(
                properties,
                List.of(),
                new EntryCodecs(
                        kryo ? KryoEntryCodec.ifPresent(loader, List.of("io.foundry.spring.cache")) : null,
                        List.of("io.foundry.spring.cache")));
    }
}
