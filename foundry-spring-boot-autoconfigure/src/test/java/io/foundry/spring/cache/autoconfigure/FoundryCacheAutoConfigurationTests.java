package io.foundry.spring.cache.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.foundry.spring.cache.CacheFeature;
import io.foundry.spring.cache.CacheMeters;
import io.foundry.spring.cache.FoundryCacheManager;
import io.foundry.spring.cache.FoundryCachingConfigurer;
import io.foundry.spring.cache.ViewCacheResolver;
import io.foundry.spring.config.InvalidPropertyException;
import io.foundry.spring.feature.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration;
import org.springframework.boot.cache.autoconfigure.CacheManagerCustomizer;
import org.springframework.boot.cache.autoconfigure.metrics.CacheMetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.CachingConfigurer;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.cache.interceptor.CacheErrorHandler;
import org.springframework.cache.interceptor.CacheResolver;
import org.springframework.cache.interceptor.LoggingCacheErrorHandler;
import org.springframework.cache.interceptor.SimpleCacheResolver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class FoundryCacheAutoConfigurationTests {

    private final ApplicationContextRunner bare = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    FoundryCacheAutoConfiguration.class,
                    CacheAutoConfiguration.class,
                    CacheMetricsAutoConfiguration.class));

    private final ApplicationContextRunner contexts = bare.withUserConfiguration(Caching.class);

    @Test
    void presentWhereCachingIsEnabled() {
        contexts.run(context -> {
            assertThat(context)
                    .hasSingleBean(CacheManager.class)
                    .hasSingleBean(FoundryCacheManager.class)
                    .hasSingleBean(ViewCacheResolver.class)
                    .hasSingleBean(FoundryCachingConfigurer.class)
                    .hasSingleBean(CacheFeature.class)
                    .hasBean("cacheManager");
            assertThat(context.getBean(CacheFeature.class).problems()).isEmpty();
        });
    }

    @Test
    void absentWhereCachingIsNotEnabled() {
        bare.run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(CacheManager.class)
                .doesNotHaveBean(CacheFeature.class));
    }

    @Test
    void switchedOffByItsOwnOrByFoundrysSwitch() {
        for (String property : new String[] {"foundry.cache.enabled=false", "foundry.enabled=false"}) {
            contexts.withPropertyValues(property)
                    .run(context -> assertThat(context)
                            .hasSingleBean(CaffeineCacheManager.class)
                            .doesNotHaveBean(CacheFeature.class)
                            .doesNotHaveBean(ViewCacheResolver.class));
        }
    }

    @Test
    void backsOffForAUsersCacheManager() {
        contexts.withBean(ConcurrentMapCacheManager.class, ConcurrentMapCacheManager::new)
                .run(context -> assertThat(context)
                        .hasSingleBean(CacheManager.class)
                        .doesNotHaveBean(FoundryCacheManager.class)
                        .doesNotHaveBean(CacheFeature.class));
    }

    @Test
    void backsOffForAUsersDefaultResolver() {
        contexts.withUserConfiguration(OwnResolver.class)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(CacheManager.class));
    }

    @Test
    void backsOffForATypeThatTheUserChose() {
        contexts.withPropertyValues("spring.cache.type=simple")
                .run(context -> assertThat(context).hasSingleBean(ConcurrentMapCacheManager.class));
        contexts.withPropertyValues("spring.cache.type=none", "foundry.cache.enabled=true")
                .run(context -> assertThat(context).doesNotHaveBean(FoundryCacheManager.class));
    }

    @Test
    void backsOffForAProviderThatTheUserConfigured() {
        contexts.withPropertyValues("spring.cache.caffeine.spec=maximumSize=5")
                .run(context -> assertThat(context).hasSingleBean(CaffeineCacheManager.class));
        contexts.withBean(Caffeine.class, Caffeine::newBuilder)
                .run(context -> assertThat(context).hasSingleBean(CaffeineCacheManager.class));
        contexts.withBean("towns", ConcurrentMapCache.class, () -> new ConcurrentMapCache("towns"))
                .run(context -> assertThat(context).doesNotHaveBean(FoundryCacheManager.class));
        contexts.withBean("customizer", CacheManagerCustomizer.class, () ->
                        (CacheManagerCustomizer<CaffeineCacheManager>) manager -> manager.setAllowNullValues(false))
                .run(context -> assertThat(context).hasSingleBean(CaffeineCacheManager.class));
    }

    @Test
    void takesThePlaceOfAnotherProviderWhereTheUserSaysSo() {
        contexts.withPropertyValues("spring.cache.caffeine.spec=maximumSize=5", "foundry.cache.enabled=true")
                .run(context -> assertThat(context).hasSingleBean(FoundryCacheManager.class));
    }

    @Test
    void absentWithoutCaffeine() {
        contexts.withClassLoader(new FilteredClassLoader("com.github.benmanes.caffeine"))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(ConcurrentMapCacheManager.class)
                        .doesNotHaveBean(CacheFeature.class));
    }

    @Test
    void worksWithoutKryoMicrometerAndBootsModule() {
        for (String missing : List.of("com.esotericsoftware", "io.micrometer", "org.springframework.boot.cache")) {
            new ApplicationContextRunner()
                    .withConfiguration(AutoConfigurations.of(FoundryCacheAutoConfiguration.class))
                    .withUserConfiguration(Caching.class)
                    .withClassLoader(new FilteredClassLoader(missing))
                    .run(context -> assertThat(context).hasNotFailed().hasSingleBean(FoundryCacheManager.class));
        }
    }

    @Test
    void theNamesThatBootsPropertyGivesAreTheOnlyOnes() {
        contexts.withPropertyValues("spring.cache.cache-names=a,b").run(context -> {
            CacheManager manager = context.getBean(CacheManager.class);
            assertThat(manager.getCacheNames()).containsExactlyInAnyOrder("a", "b");
            assertThat(manager.getCache("c")).isNull();
        });
        contexts.run(context -> {
            CacheManager manager = context.getBean(CacheManager.class);
            assertThat(manager.getCacheNames()).isEmpty();
            assertThat(manager.getCache("c")).isSameAs(manager.getCache("c")).isNotNull();
            assertThat(manager.getCacheNames()).containsExactly("c");
        });
    }

    @Test
    void aUsersCachingConfigurerStaysAndIsShownAsAProblem() {
        contexts.withUserConfiguration(OwnConfigurer.class).run(context -> {
            assertThat(context)
                    .hasSingleBean(FoundryCacheManager.class)
                    .hasSingleBean(CachingConfigurer.class)
                    .doesNotHaveBean(FoundryCachingConfigurer.class);
            assertThat(context.getBean(CacheFeature.class).problems())
                    .extracting(Problem::id)
                    .containsExactly("cache-without-views");
        });
    }

    @Test
    void aUsersCachingConfigurerThatTakesFoundrysResolverIsNoProblem() {
        contexts.withUserConfiguration(ConfigurerWithViews.class)
                .run(context -> assertThat(context.getBean(CacheFeature.class).problems())
                        .isEmpty());
    }

    @Test
    void metersAreBoundForCachesOfBothKinds() {
        ApplicationContextRunner metered = contexts.withBean(MeterRegistry.class, SimpleMeterRegistry::new);
        metered.withPropertyValues("spring.cache.cache-names=named").run(context -> assertMeters(context, "named"));
        metered.run(context -> assertMeters(context, "asked-for"));
    }

    private static void assertMeters(org.springframework.context.ApplicationContext context, String name) {
        MeterRegistry meters = context.getBean(MeterRegistry.class);
        var cache = context.getBean(CacheManager.class).getCache(name);
        cache.put(1, "text");
        cache.put(2, new Object());
        cache.get(1);
        cache.get(3);
        assertThat(context.getBeansOfType(CacheMeters.class)).hasSize(1);
        assertThat(meters.get("cache.gets")
                        .tags("cache", name, "result", "hit", "cache.manager", "cacheManager")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("cache.size").tag("cache", name).gauge().value()).isEqualTo(1);
        assertThat(meters.get("foundry.cache.size").tag("cache", name).gauge().value())
                .isGreaterThan(100);
        assertThat(meters.get("foundry.cache.misses")
                        .tags("cache", name, "reason", "absent")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("foundry.cache.put.failures")
                        .tag("cache", name)
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("foundry.cache.evictions")
                        .tags("cache", name, "cause", "expired")
                        .functionCounter()
                        .count())
                .isZero();
    }

    @Test
    void anInvalidValueIsRefusedWithItsPropertyAndOrigin() {
        for (String[] invalid : new String[][] {
            {"foundry.cache.defaults.ttl=-1s", "foundry.cache.defaults.ttl"},
            {"foundry.cache.defaults.max-size=0B", "foundry.cache.defaults.max-size"},
            {"foundry.cache.defaults.max-entries=-1", "foundry.cache.defaults.max-entries"},
            {"foundry.cache.defaults.store=disk", "foundry.cache.defaults.store"},
            {"foundry.cache.caches.towns.store=redis", "foundry.cache.caches.towns.store"},
            {"foundry.cache.caches.townsOf.ttl=-1s", "foundry.cache.caches.townsof.ttl"},
            {"foundry.cache.caches[a.b].max-size=-1B", "foundry.cache.caches[a.b].max-size"},
            {"foundry.cache.allow-packages=com/example", "foundry.cache.allow-packages"}
        }) {
            contexts.withPropertyValues(invalid[0])
                    .run(context -> assertThat(context.getStartupFailure())
                            .as(invalid[0])
                            .rootCause()
                            .isInstanceOfSatisfying(InvalidPropertyException.class, refused -> {
                                assertThat(refused.property()).isEqualTo(invalid[1]);
                                assertThat(refused.origin()).as(invalid[0]).isNotNull();
                            }));
        }
    }

    @Test
    void settingsOfOneCacheStandOverTheDefaults() {
        contexts.withPropertyValues(
                        "foundry.cache.defaults.ttl=1h",
                        "foundry.cache.defaults.max-size=1MB",
                        "foundry.cache.caches.townsOf.ttl=5m",
                        "foundry.cache.caches.townsOf.codec=archive")
                .run(context -> {
                    FoundryCacheManager manager = context.getBean(FoundryCacheManager.class);
                    manager.getCache("townsOf");
                    manager.getCache("other");
                    assertThat(context.getBean(CacheFeature.class).details().toString())
                            .contains("ttlMillis=300000", "ttlMillis=3600000", "codec=archive", "codec=auto")
                            .contains("maxBytes=1048576");
                });
    }

    @Test
    void cachesThatMayOutgrowTheHeapAreAProblem() {
        contexts.withPropertyValues("foundry.cache.defaults.max-size=1TB", "spring.cache.cache-names=a")
                .run(context -> assertThat(context.getBean(CacheFeature.class).problems())
                        .extracting(Problem::id)
                        .containsExactly("cache-larger-than-heap"));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableCaching
    static class Caching {}

    @Configuration(proxyBeanMethods = false)
    static class OwnConfigurer implements CachingConfigurer {

        @Override
        public CacheErrorHandler errorHandler() {
            return new LoggingCacheErrorHandler();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ConfigurerWithViews implements CachingConfigurer {

        private final org.springframework.beans.factory.ObjectProvider<ViewCacheResolver> resolver;

        ConfigurerWithViews(org.springframework.beans.factory.ObjectProvider<ViewCacheResolver> resolver) {
            this.resolver = resolver;
        }

        @Override
        public CacheResolver cacheResolver() {
            return resolver.getObject();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnResolver implements CachingConfigurer {

        @Bean
        @Override
        public CacheResolver cacheResolver() {
            return new SimpleCacheResolver(new ConcurrentMapCacheManager());
        }
    }
}
