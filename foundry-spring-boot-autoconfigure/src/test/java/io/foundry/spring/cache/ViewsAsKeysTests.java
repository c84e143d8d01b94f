package io.foundry.spring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.cache.interceptor.SimpleKey;

/** A method's argument may be a view that another cached method gave: on a miss it would have been the record. */
class ViewsAsKeysTests {

    private final FoundryCacheManager manager = FoundryCacheTests.manager(true);

    private final FoundryCache cache = manager.getCache("weather");

    private final Town town = Town.of(1);

    private TownView view;

    @BeforeEach
    void showATown() {
        FoundryCache towns = manager.getCache("towns");
        towns.put(1, town);
        view = towns.get(1, TownView.class);
        assertThat(view).isNotInstanceOf(Town.class);
    }

    @AfterEach
    void close() {
        manager.destroy();
    }

    @Test
    void aViewAndItsRecordAreTheSameKey() {
        for (UnaryOperator<Object> key : List.<UnaryOperator<Object>>of(
                shown -> shown,
                shown -> new SimpleKey(shown, "x"),
                shown -> new SimpleKey(List.of(shown), 1),
                shown -> new SimpleKey(new Object[] {new TownView[] {(TownView) shown}, 2}),
                shown -> Arrays.asList(null, shown),
                shown -> Set.of(shown))) {
            Object viewed = key.apply(view);
            Object recorded = key.apply(town);
            cache.put(viewed, "sunny");
            assertThat(cache.get(recorded, String.class)).isEqualTo("sunny");
            assertThat(cache.get(viewed, String.class)).isEqualTo("sunny");
            assertThat(cache.getNativeCache().get(recorded))
                    .as("the view is not kept")
                    .isNotNull();
            assertThat(cache.putIfAbsent(viewed, "x")).isNotNull();
            assertThat(cache.retrieve(viewed)).isNotNull();
            assertThat(cache.evictIfPresent(viewed)).isTrue();
            assertThat(cache.<String>get(viewed, () -> "rain")).isEqualTo("rain");
            assertThat(cache.get(recorded, String.class)).isEqualTo("rain");
            cache.evict(viewed);
            assertThat(cache.retrieve(viewed, () -> CompletableFuture.completedFuture("snow"))
                            .join())
                    .isEqualTo("snow");
            assertThat(cache.evictIfPresent(recorded)).isTrue();
            assertThat(cache.getNativeCache().entries()).isZero();
        }
    }

    @Test
    void otherKeysStayWhatTheyAre() {
        for (Object key : List.of(
                "a", 1L, UUID.randomUUID(), town, new SimpleKey("a", 1), SimpleKey.EMPTY, List.of("a"), Set.of(town))) {
            assertThat(DetachedKeys.of(key)).isSameAs(key);
        }
    }
}
