package io.foundry.benchmarks.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.foundry.benchmarks.archive.Cities;
import io.foundry.benchmarks.archive.City;
import io.foundry.benchmarks.archive.Samples;
import io.foundry.spring.cache.FoundryCache;
import io.foundry.spring.cache.FoundryCacheManager;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.springframework.aop.support.AopUtils;
import org.springframework.cache.CacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A mode that does not hit, or reads something else, would be measured all the same. */
class CacheableBenchmarkTests {

    private static final Cities CITIES = Samples.cities();

    private static final int STRIDE = 1_237;

    static Stream<Method> benchmarks() {
        return Arrays.stream(CacheableBenchmark.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class));
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    void eachBenchmarkReadsTheSameCitiesAndHits(Method benchmark) throws ReflectiveOperationException {
        boolean small = benchmark.getName().endsWith("SmallReadField");
        CacheMode mode = mode(benchmark);
        CacheableBenchmark.Application application = new CacheableBenchmark.Application();
        application.start(mode, small);
        CacheableBenchmark calls = new CacheableBenchmark();

        for (int i = 1; i <= 20; i++) {
            City expected = CITIES.cities().get(i * STRIDE % CITIES.cities().size());
            assertThat(benchmark.invoke(calls, application)).isEqualTo(expected.population());
        }
        assertThat(application.cached.loads()).isEqualTo(small ? CITIES.cities().size() : 1);
        application.stop();
    }

    @Test
    void eachModeHasABenchmarkOfALargeAndAllButListsOfASmallValue() {
        List<String> names = benchmarks().map(Method::getName).toList();

        for (CacheMode mode : CacheMode.values()) {
            assertThat(names).contains(mode.prefix() + "ReadField");
            assertThat(names.contains(mode.prefix() + "SmallReadField")).isEqualTo(mode != CacheMode.FOUNDRY_LIST);
        }
    }

    @Test
    void aBenchmarkThatMissedFails() {
        CacheableBenchmark.Application application = new CacheableBenchmark.Application();
        application.start(CacheMode.FOUNDRY_VIEW, false);
        application.cached.countryView("another key");

        assertThatIllegalStateException().isThrownBy(application::stop).withMessageContaining("1 calls were no hits");
    }

    @ParameterizedTest
    @EnumSource(CacheMode.class)
    void methodsAreCalledThroughAProxyAsInAnApplication(CacheMode mode) {
        try (AnnotationConfigApplicationContext context = mode.open(CITIES)) {
            assertThat(AopUtils.isCglibProxy(context.getBean(CachedCities.class)))
                    .isTrue();
        }
    }

    @Test
    void hitsOfFoundryAreViewsOrNewRecordsAndAreCounted() {
        try (AnnotationConfigApplicationContext context = CacheMode.FOUNDRY_VIEW.open(CITIES)) {
            CachedCities cached = context.getBean(CachedCities.class);
            cached.country("US");

            assertThat(cached.countryView("US")).isNotInstanceOf(Cities.class);
            assertThat(cached.country("US")).isEqualTo(CITIES).isNotSameAs(CITIES);
            FoundryCache cache = context.getBean(FoundryCacheManager.class).getCache(CachedCities.COUNTRY);
            assertThat(cache.getCounters().hits()).isEqualTo(2);
            assertThat(cache.getCounters().misses()).isEqualTo(1);
            assertThat(cache.getNativeCache().bytes()).isBetween(500_000L, 2_000_000L);
        }
    }

    @Test
    void kryoKeepsWhatHasAnArchiveAsKryoDoes() {
        try (AnnotationConfigApplicationContext kryo = CacheMode.KRYO.open(CITIES);
                AnnotationConfigApplicationContext archive = CacheMode.FOUNDRY_RECORD.open(CITIES)) {
            assertThat(bytesOfCountry(kryo)).isLessThan(bytesOfCountry(archive));
            assertThat(kryo.getBean(CachedCities.class).country("US"))
                    .isEqualTo(CITIES)
                    .isNotSameAs(CITIES);
        }
    }

    private static long bytesOfCountry(AnnotationConfigApplicationContext context) {
        context.getBean(CachedCities.class).country("US");
        return context.getBean(FoundryCacheManager.class)
                .getCache(CachedCities.COUNTRY)
                .getNativeCache()
                .bytes();
    }

    @Test
    void caffeineSharesOneObjectAndTheOthersDoNot() {
        for (CacheMode mode : List.of(CacheMode.CAFFEINE, CacheMode.JACKSON, CacheMode.JDK)) {
            try (AnnotationConfigApplicationContext context = mode.open(CITIES)) {
                CachedCities cached = context.getBean(CachedCities.class);
                cached.country("US");
                assertThat(cached.country("US") == CITIES).isEqualTo(mode == CacheMode.CAFFEINE);
                assertThat(cached.country("US")).isEqualTo(CITIES);
                context.getBean(CacheManager.class)
                        .getCache(CachedCities.COUNTRY)
                        .clear();
                cached.country("US");
                assertThat(cached.loads()).isEqualTo(2);
            }
        }
    }

    private static CacheMode mode(Method benchmark) {
        return Arrays.stream(CacheMode.values())
                .filter(mode -> benchmark.getName().startsWith(mode.prefix()))
                .findFirst()
                .orElseThrow();
    }
}
