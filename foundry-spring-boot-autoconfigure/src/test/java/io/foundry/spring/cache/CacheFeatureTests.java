package io.foundry.spring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.measure.Gain;
import io.foundry.spring.feature.Problem;
import io.foundry.spring.feature.Workload;
import io.foundry.spring.measure.Measurements;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class CacheFeatureTests {

    private final FoundryCacheManager manager = FoundryCacheTests.manager(true);

    private final CacheFeature feature = new CacheFeature(manager, () -> true);

    @Test
    void figuresAreTheCachesOwn() {
        FoundryCache cache = manager.getCache("towns");
        cache.put(1, Town.of(1));
        cache.put(2, new Thread());
        cache.get(1);
        cache.get(3);
        assertThat(caches(feature.figures()).get("towns"))
                .containsEntry("entries", 1L)
                .containsEntry("hits", 1L)
                .containsEntry("misses", 1L)
                .containsEntry("putFailures", 1L)
                .containsEntry("bytes", cache.getNativeCache().bytes());
        assertThat(caches(feature.details()).get("towns"))
                .containsEntry("puts", 1L)
                .containsEntry("maxBytes", 64L << 20)
                .extractingByKey("missesByReason", InstanceOfAssertFactories.MAP)
                .containsEntry("absent", 1L)
                .containsEntry("outdated", 0L);
        assertThat(feature.problems()).extracting(Problem::id).containsExactly("cache-type-not-cached");
        assertThat(feature.problems().get(0).detail()).contains("'towns' did not keep 1 values of java.lang.Thread");
    }

    @Test
    void withoutEntriesItSaysWhyNothingIsMeasured() {
        assertThat(feature.workloads()).isEmpty();
        assertThat(new Measurements(Duration.ofMillis(500)).measure(feature))
                .singleElement()
                .extracting(Gain::toString)
                .asString()
                .contains("no cache has an entry yet");
        manager.getCache("towns").put(1, new Plain(1, "a"));
        assertThat(feature.workloads()).isEmpty();
        assertThat(feature.nothingToMeasure()).contains("@Archived");
    }

    @Test
    void viewsAreComparedWithEachEncodingThatGivesTheSameValues() {
        FoundryCache cache = manager.getCache("towns");
        for (int i = 0; i < 100; i++) {
            cache.put(i, Town.of(i));
        }
        List<Workload> workloads = feature.workloads();
        assertThat(workloads)
                .extracting(workload -> workload.baseline().name())
                .containsExactly("Kryo", "Jackson", "the object by reference");
        assertThat(workloads.get(0).name()).contains("'towns', 64 entries of " + Town.class.getName());
    }

    @Test
    void valuesThatAreSerializableAreComparedWithThatToo() {
        manager.getCache("texts").put(1, "text");
        assertThat(feature.workloads())
                .extracting(workload -> workload.baseline().name())
                .contains("JDK serialization");
    }

    @Test
    void measuringChangesNothingInTheCache() {
        FoundryCache cache = manager.getCache("towns");
        for (int i = 0; i < 10; i++) {
            cache.put(i, Town.of(i));
        }
        long bytes = cache.getNativeCache().bytes();
        List<Gain> gains = new Measurements(Duration.ofSeconds(2)).measure(feature);
        assertThat(gains).hasSize(3).allSatisfy(gain -> {
            assertThat(gain.feature()).isEqualTo("cache");
            // A busy machine may need more time than this; anything else that keeps it from measuring is a fault
            assertThat(gain.reason() == null || gain.reason().contains("budget"))
                    .as(gain.toString())
                    .isTrue();
        });
        assertThat(cache.getCounters().hits()).isZero();
        assertThat(cache.getCounters().misses()).isZero();
        assertThat(cache.getNativeCache().bytes()).isEqualTo(bytes);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> caches(Map<String, Object> figures) {
        return (Map<String, Map<String, Object>>) figures.get("caches");
    }
}
