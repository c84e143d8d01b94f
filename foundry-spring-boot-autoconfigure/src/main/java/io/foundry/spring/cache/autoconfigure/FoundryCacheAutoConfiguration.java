package io.foundry.spring.cache.autoconfigure;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.foundry.spring.cache.CacheFactory;
import io.foundry.spring.cache.CacheFeature;
import io.foundry.spring.cache.CacheMeters;
import io.foundry.spring.cache.CacheMetersOnDemand;
import io.foundry.spring.cache.CacheProperties;
import io.foundry.spring.cache.FoundryCacheManager;
import io.foundry.spring.cache.FoundryCachingConfigurer;
import io.foundry.spring.cache.ViewCacheResolver;
import io.foundry.spring.config.FoundryProperties;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.cache.metrics.CacheMeterBinderProvider;
import org.springframework.boot.cache.metrics.CacheMetricsRegistrar;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.CachingConfigurer;
import org.springframework.cache.interceptor.CacheAspectSupport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Auto-configuration of caches on archives: where caching is enabled, nobody brings a cache manager or resolver, and Boot
 * would otherwise take a cache in memory.
 */
@AutoConfiguration(
        beforeName = "org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration",
        afterName = "org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration")
@ConditionalOnClass({CacheManager.class, Caffeine.class})
@ConditionalOnBean(CacheAspectSupport.class)
@ConditionalOnMissingBean(value = CacheManager.class, name = "cacheResolver")
@ConditionalOnBooleanProperty(
        prefix = "foundry",
        name = {"enabled", "cache.enabled"},
        matchIfMissing = true)
@Conditional(LocalCacheCondition.class)
@EnableConfigurationProperties(CacheProperties.class)
public final class FoundryCacheAutoConfiguration {

    private static final String MANAGER = "cacheManager";

    /** Named as Boot's; bound here, so that an invalid value is shown with its origin. */
    @Bean(MANAGER)
    FoundryCacheManager foundryCacheManager(
            Environment environment, BeanFactory beanFactory, ResourceLoader resources) {
        List<String> names = Binder.get(environment)
                .bind("spring.cache.cache-names", Bindable.listOf(String.class))
                .orElse(List.of());
        List<String> packages =
                AutoConfigurationPackages.has(beanFactory) ? AutoConfigurationPackages.get(beanFactory) : List.of();
        ClassLoader loader = resources.getClassLoader();
        return CacheFactory.manager(
                FoundryProperties.bind(environment, "foundry.cache", CacheProperties.class),
                names,
                loader != null ? loader : ClassLoader.getSystemClassLoader(),
                packages);
    }

    @Bean
    @ConditionalOnMissingBean
    ViewCacheResolver foundryCacheResolver(ObjectProvider<FoundryCacheManager> manager) {
        return new ViewCacheResolver(manager::getObject);
    }

    @Bean
    @ConditionalOnMissingBean(CachingConfigurer.class)
    FoundryCachingConfigurer foundryCachingConfigurer(ViewCacheResolver resolver) {
        return new FoundryCachingConfigurer(resolver);
    }

    @Bean
    @ConditionalOnMissingBean
    CacheFeature foundryCacheFeature(FoundryCacheManager manager, ObjectProvider<CacheAspectSupport> aspects) {
        return new CacheFeature(
                manager,
                () -> aspects.stream().anyMatch(aspect -> aspect.getCacheResolver() instanceof ViewCacheResolver));
    }

    /** Nested, because Boot's module for caches, or Micrometer, may be missing. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({MeterBinder.class, CacheMeterBinderProvider.class})
    static class Meters {

        @Bean
        @ConditionalOnMissingBean
        CacheMeters foundryCacheMeters() {
            return new CacheMeters();
        }

        @Bean
        @ConditionalOnMissingBean
        CacheMetersOnDemand foundryCacheMetersOnDemand(
                FoundryCacheManager manager, ObjectProvider<CacheMetricsRegistrar> registrars) {
            return new CacheMetersOnDemand(manager, MANAGER, registrars);
        }
    }
}
