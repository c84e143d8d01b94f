package io.foundry.benchmarks.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.foundry.benchmarks.archive.Cities;
import io.foundry.benchmarks.archive.City;
import io.foundry.spring.cache.autoconfigure.FoundryCacheAutoConfiguration;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.cache.support.SimpleCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

/** The caches that are compared. A benchmark's method is called as its mode, and then as its operation. */
enum CacheMode {
    FOUNDRY_VIEW("foundryView"),
    FOUNDRY_LIST("foundryList"),
    FOUNDRY_RECORD("foundryRecord"),
    /** Foundry's cache with Kryo for all types, archives or not. */
    KRYO("kryo"),
    /** Objects by reference, which each caller shares with all others. */
    CAFFEINE("caffeine"),
    JACKSON("jackson"),
    JDK("jdk");

    /** More than there are. Foundry's cache has its default bound, so the others have one too. */
    private static final int MOST_ENTRIES = 100_000;

    private final String prefix;

    CacheMode(String prefix) {
        this.prefix = prefix;
    }

    /** What its benchmarks' names begin with. */
    String prefix() {
        return prefix;
    }

    /** The mode of the benchmark that is about to run. */
    static CacheMode of(BenchmarkParams params) {
        String benchmark = params.getBenchmark();
        String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
        for (CacheMode mode : values()) {
            if (method.startsWith(mode.prefix)) {
                return mode;
            }
        }
        throw new IllegalArgumentException(benchmark + " is called after none of the modes");
    }

    /** Starts an application with this cache and nothing in it. Whoever calls closes it. */
    AnnotationConfigApplicationContext open(Cities cities) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.register(Application.class);
        context.registerBean(CachedCities.class, () -> new CachedCities(cities));
        switch (this) {
            case FOUNDRY_VIEW, FOUNDRY_LIST, FOUNDRY_RECORD -> context.register(Foundry.class);
            case KRYO -> {
                Map<String, Object> settings = Map.of(
                        "foundry.cache.defaults.codec",
                        "kryo",
                        "foundry.cache.allow-packages",
                        City.class.getPackageName());
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("kryo", settings));
                context.register(Foundry.class);
            }
            case CAFFEINE -> context.registerBean(CacheManager.class, CacheMode::references);
            case JACKSON ->
                context.registerBean(
                        CacheManager.class,
                        () -> serialized(ValueFormat.json(Cities.class), ValueFormat.json(City.class)));
            case JDK ->
                context.registerBean(CacheManager.class, () -> serialized(ValueFormat.jdk(), ValueFormat.jdk()));
        }
        context.refresh();
        return context;
    }

    private static CacheManager references() {
        CaffeineCacheManager manager = new CaffeineCacheManager();
        manager.setCaffeine(Caffeine.newBuilder().maximumSize(MOST_ENTRIES));
        return manager;
    }

    private static CacheManager serialized(ValueFormat country, ValueFormat city) {
        SimpleCacheManager manager = new SimpleCacheManager();
        manager.setCaches(List.of(
                new SerializingCache(CachedCities.COUNTRY, country, MOST_ENTRIES),
                new SerializingCache(CachedCities.CITY, city, MOST_ENTRIES)));
        return manager;
    }

    /** What an application writes itself. */
    @Configuration(proxyBeanMethods = false)
    @EnableCaching
    static class Application {}

    /** What the starter adds to it; by name, because the benchmarks' jar has lost the lists of auto-configurations. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(FoundryCacheAutoConfiguration.class)
    static class Foundry {}
}
