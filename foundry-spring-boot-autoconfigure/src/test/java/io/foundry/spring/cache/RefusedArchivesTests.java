package io.foundry.spring.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;

/** Values of types that have an archive, which has no place for what they hold. */
class RefusedArchivesTests {

    private static final Type NAMES = list(String.class);
    private static final Type TOWNS = list(Town.class);
    private static final Type HEADERS = ResolvableType.forClassWithGenerics(Map.class, String.class, String.class)
            .getType();

    private final FoundryCacheManager manager = FoundryCacheTests.manager(true);

    @AfterEach
    void close() {
        manager.destroy();
    }

    @Test
    void setsAndMapsThatCompareInTheirOwnWayAreKeptThroughKryo() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Host", "x");
        FoundryCache cache = cache("towns", HEADERS);
        cache.put(1, headers);
        assertThat(cache.get(1).get()).isEqualTo(headers);
        assertThat(cache.get(1, Map.class).get("HOST")).isEqualTo("x");
        Set<String> methods = new TreeSet<>(Comparator.<String>naturalOrder().reversed());
        methods.addAll(List.of("A", "B"));
        FoundryCache sets = cache(
                "towns",
                ResolvableType.forClassWithGenerics(Set.class, String.class).getType());
        sets.put(1, methods);
        assertThat(sets.get(1).get()).hasToString("[B, A]");
    }

    @Test
    void nullsWithoutAPlaceAreKeptThroughKryo() {
        Map<String, String> headers = new HashMap<>();
        headers.put(null, "x");
        for (Object[] each : new Object[][] {
            {TOWNS, Arrays.asList(Town.of(1), null)}, {NAMES, Arrays.asList("a", null)}, {HEADERS, headers}
        }) {
            FoundryCache cache = cache("towns", (Type) each[0]);
            cache.put(1, each[1]);
            assertThat(cache.get(1)).isNotNull();
            assertThat(cache.get(1).get()).isEqualTo(each[1]);
        }
        assertThat(manager.getCache("towns").getCounters().putFailures()).isZero();
    }

    @Test
    void whereOnlyArchivesAreWantedTheReasonIsTheValuesAndTheActionFits() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Host", "x");
        FoundryCache cache = cache("archive-only", HEADERS);
        cache.put(1, headers);
        assertThat(cache.get(1)).isNull();
        assertUncached(cache, "compar");
        assertThat(cache.entries().uncached().all().get(0).action())
                .contains("set the cache's codec to auto")
                .doesNotContain("@Archived");
    }

    @Test
    void withoutKryoTheReasonIsTheValues() {
        FoundryCacheManager bare = FoundryCacheTests.manager(false);
        FoundryCache cache = bare.getCache("towns");
        FoundryCache headers = cache.as(cache.entries().declared(HEADERS));
        headers.put(1, new TreeMap<>(Map.of("a", "b")).descendingMap());
        assertUncached(headers, "compar");
        bare.destroy();
    }

    @Test
    void aContainerOfTheJdkWithoutADeclaredTypeIsNotToldToBeAnnotated() {
        FoundryCache cache = manager.getCache("archive-only");
        cache.put(1, new HashMap<>(Map.of(1, 2)));
        assertUncached(cache, "it has no archive");
        assertThat(cache.entries().uncached().all().get(0).action())
                .contains("Map")
                .doesNotContain("@Archived");
    }

    @Test
    void aListOfTheApplicationsOwnIsNotKeptWithoutWhatItAdds() {
        for (String name : List.of("towns", "archive-only")) {
            FoundryCache cache = cache(name, TOWNS);
            cache.put(1, new Paged());
            assertThat(cache.get(1)).isNull();
            assertUncached(cache, name.equals("towns") ? "java.util.ArrayList" : "application's own");
            assertThat(cache.entries().uncached().all().get(0).action()).doesNotContain("allow-packages");
        }
    }

    @Test
    void anAnonymousListAddsNothingThatCallersKnowOf() {
        FoundryCache cache = cache("towns", TOWNS);
        cache.put(1, new ArrayList<>(List.of(Town.of(1))) {
            private static final long serialVersionUID = 1L;
        });
        assertThat(cache.get(1).get()).isEqualTo(List.of(Town.of(1)));
    }

    private FoundryCache cache(String name, Type declared) {
        FoundryCache cache = manager.getCache(name);
        return cache.as(cache.entries().declared(declared));
    }

    private static void assertUncached(FoundryCache cache, String reason) {
        assertThat(cache.entries().uncached().all())
                .singleElement()
                .satisfies(type -> assertThat(type.reason()).contains(reason));
    }

    private static Type list(Class<?> element) {
        return ResolvableType.forClassWithGenerics(List.class, element).getType();
    }

    /** A list with more than its elements. */
    static final class Paged extends ArrayList<Town> {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("unused")
        private final long total = 42;
    }
}
