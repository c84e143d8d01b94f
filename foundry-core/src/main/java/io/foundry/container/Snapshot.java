package io.foundry.container;

import com.carrotsearch.hppc.ObjectObjectHashMap;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that readers see, built once and never changed afterwards.
 *
 * <p>Aliases are resolved when the snapshot is built: each is one more key for the same binding, so that a chain of
 * any length costs a reader one lookup.
 */
final class Snapshot {

    static final Snapshot EMPTY = new Snapshot(Map.of(), Map.of(), Map.of(), 0);

    private final ObjectObjectHashMap<String, Binding> byName;

    private final Map<String, Binding[]> byTag;

    private final Set<String> keys;

    private final ContainerStats stats;

    /**
     * Builds a snapshot out of names that were checked before.
     *
     * @param services bindings by their own name
     * @param aliases bindings by alias
     * @param byTag groups, in the order of registration
     * @param version the number of the batch
     */
    Snapshot(Map<String, Binding> services, Map<String, Binding> aliases, Map<String, Binding[]> byTag, long version) {
        this.byName = new ObjectObjectHashMap<>(services.size() + aliases.size());
        services.forEach(byName::put);
        aliases.forEach(byName::put);
        this.byTag = Map.copyOf(byTag);
        this.keys = Collections.unmodifiableSet(new TreeSet<>(services.keySet()));
        this.stats = new ContainerStats(services.size(), aliases.size(), byTag.size(), version);
    }

    @Nullable
    Binding find(String name) {
        return byName.get(name);
    }

    List<Object> tagged(String tag) {
        Binding[] bindings = byTag.get(tag);
        if (bindings == null) {
            return List.of();
        }
        Object[] services = new Object[bindings.length];
        for (int i = 0; i < bindings.length; i++) {
            services[i] = bindings[i].get();
        }
        return List.of(services);
    }

    Set<String> keys() {
        return keys;
    }

    Set<String> tags() {
        return Collections.unmodifiableSet(new TreeSet<>(byTag.keySet()));
    }

    ContainerStats stats() {
        return stats;
    }
}
