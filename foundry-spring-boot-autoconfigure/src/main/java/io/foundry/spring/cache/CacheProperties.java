package io.foundry.spring.cache;

import static io.foundry.spring.config.FoundryProperties.check;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the caches.
 *
 * @param enabled Whether caches keep their values as archives, in applications with EnableCaching and without a cache manager of their own.
 * @param allowPackages Packages whose classes may be cached without an archive, beside those of the application.
 * @param defaults Settings for each cache.
 * @param caches Settings for single caches, by name, in the place of the defaults.
 */
@ConfigurationProperties("foundry.cache")
public record CacheProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue List<String> allowPackages,
        @DefaultValue Defaults defaults,
        @DefaultValue Map<String, Settings> caches) {

    private static final String HEAP = "heap";

    /** Checks each cache's settings, under the names that the user gave them. */
    public CacheProperties {
        caches.forEach((name, settings) -> settings.check("foundry.cache.caches" + element(name) + "."));
        allowPackages.forEach(name -> check(
                name.matches("\\p{javaJavaIdentifierStart}[\\p{javaJavaIdentifierPart}.]*"),
                "foundry.cache.allow-packages",
                "'" + name + "'",
                "must be names of packages, such as com.example.shop"));
    }

    /** As a property's name has it: anything but letters, digits and dashes stands in brackets. */
    private static String element(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9-]*") ? "." + name.toLowerCase(Locale.ROOT) : "[" + name + "]";
    }

    /**
     * What holds for a cache.
     *
     * @param name the cache's name
     * @return its own settings, where there are any, over the defaults
     */
    public Defaults of(String name) {
        Settings own = caches.get(name);
        return own == null ? defaults : own.over(defaults);
    }

    /**
     * Settings that hold for each cache that has none of its own.
     *
     * @param ttl Time after which an entry is dropped, counted from when it was written; 0 lets entries live until there is no room for them.
     * @param maxSize Heap that a cache may take, with its keys and what it takes to keep the entries.
     * @param maxEntries Number of entries that a cache may hold; 0 lets max-size alone decide.
     * @param codec How values are encoded.
     * @param store Where entries are kept; only heap so far.
     */
    public record Defaults(
            @DefaultValue("0s") Duration ttl,
            @DefaultValue("64MB") DataSize maxSize,
            @DefaultValue("0") long maxEntries,
            @DefaultValue("auto") CodecChoice codec,
            @DefaultValue(HEAP) String store) {

        /** Checks each value. */
        public Defaults {
            checkValues("foundry.cache.defaults.", ttl, maxSize, maxEntries, store);
        }
    }

    /**
     * Settings of one cache; what is null is as in the defaults.
     *
     * @param ttl Time after which an entry is dropped; 0 for no age.
     * @param maxSize Heap that the cache may take.
     * @param maxEntries Number of entries that the cache may hold; 0 for any.
     * @param codec How values are encoded.
     * @param store Where entries are kept; only heap so far.
     */
    public record Settings(
            @Nullable Duration ttl,
            @Nullable DataSize maxSize,
            @Nullable Long maxEntries,
            @Nullable CodecChoice codec,
            @Nullable String store) {

        private void check(String prefix) {
            checkValues(prefix, ttl, maxSize, maxEntries, store);
        }

        private Defaults over(Defaults defaults) {
            return new Defaults(
                    ttl != null ? ttl : defaults.ttl(),
                    maxSize != null ? maxSize : defaults.maxSize(),
                    maxEntries != null ? maxEntries : defaults.maxEntries(),
                    codec != null ? codec : defaults.codec(),
                    store != null ? store : defaults.store());
        }
    }

    private static void checkValues(
            String prefix,
            @Nullable Duration ttl,
            @Nullable DataSize maxSize,
            @Nullable Long maxEntries,
            @Nullable String store) {
        if (ttl != null) {
            check(!ttl.isNegative(), prefix + "ttl", ttl, "must not be negative");
        }
        if (maxSize != null) {
            check(maxSize.toBytes() >= 1, prefix + "max-size", maxSize, "must be at least 1B");
        }
        if (maxEntries != null) {
            check(maxEntries >= 0, prefix + "max-entries", maxEntries, "must be at least 0");
        }
        if (store != null) {
            check(HEAP.equals(store), prefix + "store", store, "must be heap, the only store that this version has");
        }
    }
}
