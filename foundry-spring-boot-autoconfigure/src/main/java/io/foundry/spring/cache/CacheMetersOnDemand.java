package io.foundry.spring.cache;

import io.micrometer.core.instrument.Tag;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.cache.metrics.CacheMetricsRegistrar;

/** Binds the meters of caches that are made later; Boot binds only those that are there when it starts. */
public final class CacheMetersOnDemand implements SmartInitializingSingleton {

    private final FoundryCacheManager manager;

    private final String managerName;

    private final ObjectProvider<CacheMetricsRegistrar> registrars;

    /**
     * Creates a binder.
     *
     * @param manager makes the caches
     * @param managerName what meters call it
     * @param registrars Boot's, where there are meters at all
     */
    public CacheMetersOnDemand(
            FoundryCacheManager manager, String managerName, ObjectProvider<CacheMetricsRegistrar> registrars) {
        this.manager = manager;
        this.managerName = managerName;
        this.registrars = registrars;
    }

    @Override
    public void afterSingletonsInstantiated() {
        CacheMetricsRegistrar registrar = registrars.getIfAvailable();
        if (registrar != null) {
            manager.onCreate(cache -> registrar.bindCacheToRegistry(cache, Tag.of("cache.manager", managerName)));
        }
    }
}
