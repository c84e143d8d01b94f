package io.foundry.spring.cache.autoconfigure;

import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;

/**
 * Matches where Boot would choose a cache in this JVM's memory by itself. A provider that somebody configured, or that
 * shares its entries with other processes, is not replaced behind the application's back; where that is wanted,
 * {@code foundry.cache.enabled=true} says so.
 */
final class LocalCacheCondition extends SpringBootCondition implements ConfigurationCondition {

    /** What Boot looks for before it takes a cache in memory, and what users configure caches with. */
    private static final String[] BEANS = {
        "org.springframework.cache.Cache",
        "org.springframework.data.redis.connection.RedisConnectionFactory",
        "com.github.benmanes.caffeine.cache.Caffeine",
        "com.github.benmanes.caffeine.cache.CaffeineSpec",
        "org.springframework.boot.cache.autoconfigure.CacheManagerCustomizer"
    };

    /** Libraries that nobody has without using them, and whose beans may be defined after this was asked. */
    private static final String[] LIBRARIES = {
        "com.hazelcast.spring.cache.HazelcastCacheManager",
        "org.infinispan.spring.embedded.provider.SpringEmbeddedCacheManager",
        "org.springframework.data.couchbase.cache.CouchbaseCacheManager"
    };

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConditionMessage.Builder message = ConditionMessage.forCondition("Foundry cache");
        Environment environment = context.getEnvironment();
        String type = environment.getProperty("spring.cache.type");
        if (type != null) {
            return ConditionOutcome.noMatch(message.because("spring.cache.type is " + type));
        }
        if (Boolean.TRUE.equals(environment.getProperty("foundry.cache.enabled", Boolean.class))) {
            return ConditionOutcome.match(message.because("foundry.cache.enabled is true"));
        }
        String configured = configured(environment);
        if (configured != null) {
            return ConditionOutcome.noMatch(message.because("spring.cache." + configured + " is configured"));
        }
        String provider = provider(context);
        return provider == null
                ? ConditionOutcome.match(message.because("no cache provider was configured"))
                : ConditionOutcome.noMatch(message.foundExactly(provider));
    }

    private static @Nullable String configured(Environment environment) {
        Map<String, Object> settings = Binder.get(environment)
                .bind("spring.cache", Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of());
        for (String name : settings.keySet()) {
            String plain = name.replace("-", "").toLowerCase(Locale.ROOT);
            if (!plain.startsWith("cachenames")) {
                return name;
            }
        }
        return null;
    }

    private static @Nullable String provider(ConditionContext context) {
        ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
        ClassLoader loader = context.getClassLoader();
        for (String name : BEANS) {
            Class<?> type = ClassUtils.isPresent(name, loader) ? ClassUtils.resolveClassName(name, loader) : null;
            if (type != null && beanFactory != null && beanFactory.getBeanNamesForType(type, true, false).length > 0) {
                return "bean of type " + name;
            }
        }
        for (String name : LIBRARIES) {
            if (ClassUtils.isPresent(name, loader)) {
                return name;
            }
        }
        return jcacheProvider(loader);
    }

    /** Boot takes JCache where a provider is on the class path. */
    private static @Nullable String jcacheProvider(@Nullable ClassLoader loader) {
        String name = "javax.cache.spi.CachingProvider";
        if (!ClassUtils.isPresent(name, loader)
                || !ClassUtils.isPresent("org.springframework.cache.jcache.JCacheCacheManager", loader)) {
            return null;
        }
        boolean any = ServiceLoader.load(ClassUtils.resolveClassName(name, loader), loader)
                .iterator()
                .hasNext();
        return any ? name : null;
    }
}
