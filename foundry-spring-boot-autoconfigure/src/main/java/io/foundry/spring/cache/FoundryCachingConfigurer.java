package io.foundry.spring.cache;

import org.springframework.cache.annotation.CachingConfigurer;
import org.springframework.cache.interceptor.CacheResolver;

/** Makes a resolver the one for all methods that name none. */
public final class FoundryCachingConfigurer implements CachingConfigurer {

    private final CacheResolver resolver;

    /**
     * Creates a configurer.
     *
     * @param resolver the default for all methods
     */
    public FoundryCachingConfigurer(CacheResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public CacheResolver cacheResolver() {
        return resolver;
    }
}
