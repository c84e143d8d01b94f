package io.foundry.container;

import com.carrotsearch.hppc.ObjectObjectHashMap;
import com.carrotsearch.hppc.cursors.ObjectCursor;
import com.carrotsearch.hppc.cursors.ObjectObjectCursor;
import io.foundry.container.Registry.Need;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that readers see. Only what is derived from it, on demand, is added later.
 *
 * <p>Aliases are resolved when the snapshot is made: each is one more key for the same binding, so that a chain of any
 * length costs a reader one lookup.
 */
final class Snapshot {

    /** Stands for several services of a type. */
    static final Binding AMBIGUOUS = new Binding.Transient("ambiguous", null, () -> null);

    /** Stands for no service of a type. */
    private static final Binding NONE = new Binding.Transient("none", null, () -> null);

    private static final ObjectObjectHashMap<String, String[]> NO_TAGS = new ObjectObjectHashMap<>(0);

    /** The members of a group that is not there. */
    static final Binding[] NO_MEMBERS = {};

    final NameTable<Binding> names;

    final NameTable<Binding[]> tags;

    final Registry registry;

    final boolean closed;

    private final ObjectObjectHashMap<Need, Binding> contexts = new ObjectObjectHashMap<>();

    private final long version;

    private final int deferred;

    /** Grows as types are asked for; most of a service's types never are. */
    private volatile TypeTable types = TypeTable.EMPTY;

    @Nullable
    private volatile Set<String> keys;

    /** Checks what a batch left behind, and freezes it. */
    Snapshot(Registry registry, long version, boolean closed) {
        this.registry = registry;
        this.version = version;
        this.closed = closed;
        this.names = new NameTable<>(registry.services.size() + registry.aliases.size());
        this.tags = new NameTable<>(registry.tags.size());
        int promised = 0;
        for (ObjectCursor<Binding> cursor : registry.services.values()) {
            names.add(cursor.value.name, cursor.value);
            promised += cursor.value instanceof Deferred ? 1 : 0;
        }
        this.deferred = promised;
        for (ObjectObjectCursor<String, String> alias : registry.aliases) {
            names.add(alias.key, registry.target(alias.key));
        }
        // Empty until all members are known, so that readers take the slow path, where they become known
        for (ObjectObjectCursor<String, String[]> tag : registry.complete ? registry.tags : NO_TAGS) {
            tags.add(tag.key, Arrays.stream(tag.value).map(registry::target).toArray(Binding[]::new));
        }
        for (ObjectObjectCursor<Need, String> context : registry.contexts) {
            contexts.put(canonical(context.key), registry.target(context.value));
        }
    }

    private Need canonical(Need need) {
        Object needed = need.needed() instanceof String name ? registry.canonical(name) : need.needed();
        return new Need(registry.canonical(need.consumer()), needed);
    }

    /** The only service of a type, {@link #AMBIGUOUS} or null. */
    @Nullable
    Binding find(Class<?> type) {
        Binding found = types.find(type);
        if (found == null) {
            found = search(type);
        }
        return found != NONE ? found : null;
    }

    /** By a name or by a type. */
    @Nullable
    Binding find(Object key) {
        return key instanceof Class<?> type ? find(type) : names.find((String) key);
    }

    private Binding search(Class<?> type) {
        if (!registry.complete) {
            return NONE;
        }
        List<Binding> candidates = registry.ofType(type);
        Binding found =
                switch (candidates.size()) {
                    case 0 -> NONE;
                    case 1 -> candidates.get(0);
                    default -> AMBIGUOUS;
                };
        synchronized (this) {
            types = types.with(type, found);
        }
        return found;
    }

    /** What a consumer gets instead of what it asks for by a name or a type; null where no context says so. */
    @Nullable
    Binding given(String consumer, Object needed) {
        return contexts.isEmpty() ? null : contexts.get(canonical(new Need(consumer, needed)));
    }

    Set<String> keys() {
        Set<String> found = keys;
        if (found == null) {
            found = sorted(registry.services.keys().toArray(String.class));
            keys = found;
        }
        return found;
    }

    Set<String> tagNames() {
        return sorted(registry.tags.keys().toArray(String.class));
    }

    private static Set<String> sorted(String[] names) {
        return Collections.unmodifiableSet(new TreeSet<>(Arrays.asList(names)));
    }

    UnknownServiceException unknown(Object key) {
        return key instanceof Class<?> type
                ? UnknownServiceException.ofType(type)
                : UnknownServiceException.named((String) key, registry.services.size() + registry.aliases.size());
    }

    AmbiguousServiceException ambiguous(Class<?> type) {
        return new AmbiguousServiceException(
                type,
                registry.ofType(type).stream().map(binding -> binding.name).toList());
    }

    long version() {
        return version;
    }

    ContainerStats stats(int created) {
        return new ContainerStats(
                registry.services.size(),
                registry.aliases.size(),
                registry.tags.size(),
                registry.contexts.size(),
                deferred,
                created,
                version);
    }
}
