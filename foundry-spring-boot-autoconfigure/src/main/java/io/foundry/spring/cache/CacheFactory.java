package io.foundry.spring.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Makes managers, for auto-configuration and for applications that configure their own. Stateless. */
public final class CacheFactory {

    private CacheFactory() {}

    /**
     * Makes a manager.
     *
     * @param properties settings of the caches
     * @param cacheNames the only caches; none for any that is asked for
     * @param loader the application's class loader
     * @param packages those of the application, whose classes may be cached without an archive
     * @return a manager, owned by the caller
     */
    public static FoundryCacheManager manager(
            CacheProperties properties,
            Collection<String> cacheNames,
            ClassLoader loader,
            Collection<String> packages) {
        List<String> allowed = new ArrayList<>(packages);
        allowed.addAll(properties.allowPackages());
        return new FoundryCacheManager(
                properties, cacheNames, new EntryCodecs(KryoEntryCodec.ifPresent(loader, allowed), allowed));
    }
}
