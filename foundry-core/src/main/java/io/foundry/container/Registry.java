package io.foundry.container;

import com.carrotsearch.hppc.ObjectHashSet;
import com.carrotsearch.hppc.ObjectObjectHashMap;
import com.carrotsearch.hppc.cursors.ObjectCursor;
import com.carrotsearch.hppc.cursors.ObjectObjectCursor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is registered, as the writer sees it. Confined to the writer of one batch, frozen once a snapshot was made of it.
 *
 * <p>Its keys are interned here, once, rather than in each snapshot that is made of them.
 *
 * <p>HPPC maps, because each batch starts with a copy of all of it, and cloning two arrays is what they are fastest at.
 */
final class Registry {

    /** Which service a consumer gets in the place of a name or a type. */
    record Need(String consumer, Object needed) {}

    final ObjectObjectHashMap<String, Binding> services;

    final ObjectObjectHashMap<String, String> aliases;

    /** Members in the order of their registration; the arrays are replaced, never written to. */
    final ObjectObjectHashMap<String, String[]> tags;

    final ObjectObjectHashMap<Need, String> contexts;

    final ObjectHashSet<String> primaries;

    /** Whether the source has told everything that it knows; types and groups are not searched before. */
    boolean complete;

    Registry() {
        this.services = new ObjectObjectHashMap<>();
        this.aliases = new ObjectObjectHashMap<>();
        this.tags = new ObjectObjectHashMap<>();
        this.contexts = new ObjectObjectHashMap<>();
        this.primaries = new ObjectHashSet<>();
    }

    private Registry(Registry from) {
        this.services = from.services.clone();
        this.aliases = from.aliases.clone();
        this.tags = from.tags.clone();
        this.contexts = from.contexts.clone();
        this.primaries = from.primaries.clone();
        this.complete = from.complete;
    }

    Registry copy() {
        return new Registry(this);
    }

    /** A copy in which nothing has been made yet. */
    Registry fresh() {
        Registry fresh = copy();
        for (ObjectObjectCursor<String, Binding> cursor : services) {
            fresh.services.put(cursor.key, cursor.value.fresh());
        }
        return fresh;
    }

    @Nullable
    Binding put(Binding binding) {
        aliases.remove(binding.name);
        return services.put(binding.name, binding);
    }

    @Nullable
    Binding alias(String alias, String target) {
        aliases.put(alias.intern(), target);
        primaries.remove(alias);
        return services.remove(alias);
    }

    void tag(String tag, Collection<String> names) {
        Set<String> members = new LinkedHashSet<>();
        String[] before = tags.get(tag);
        if (before != null) {
            members.addAll(Arrays.asList(before));
        }
        members.addAll(names);
        if (!members.isEmpty()) {
            tags.put(tag.intern(), members.toArray(new String[0]));
        }
    }

    @Nullable
    Binding remove(String name) {
        if (!isBound(name)) {
            return null;
        }
        Binding removed = services.remove(name);
        aliases.remove(name);
        primaries.remove(name);
        // Until nothing changes: an alias of a removed alias goes too
        while (aliases.removeAll((alias, target) -> !isBound(target)) > 0) {}
        contexts.removeAll((need, given) -> need.consumer().equals(name) || !isBound(given));
        for (ObjectObjectCursor<String, String[]> group : tags.clone()) {
            String[] left = Arrays.stream(group.value).filter(this::isBound).toArray(String[]::new);
            if (left.length == 0) {
                tags.remove(group.key);
            } else if (left.length < group.value.length) {
                tags.put(group.key, left);
            }
        }
        return removed;
    }

    boolean isBound(String name) {
        return services.containsKey(name) || aliases.containsKey(name);
    }

    /** The name at the end of a chain of aliases; the name itself where it is none. */
    String canonical(String name) {
        String at = name;
        String target = aliases.get(name);
        for (int steps = 0; target != null; steps++) {
            if (steps > aliases.size()) {
                throw cycle(at);
            }
            at = target;
            target = aliases.get(at);
        }
        return at;
    }

    /** The service that a name or an alias stands for. */
    Binding target(String name) {
        String canonical = canonical(name);
        Binding found = services.get(canonical);
        if (found == null) {
            throw UnknownServiceException.named(canonical, services.size() + aliases.size());
        }
        return found;
    }

    /** Services of a type; only the primary ones, if there are any. In alphabetical order. */
    List<Binding> ofType(Class<?> type) {
        List<Binding> all = new ArrayList<>();
        List<Binding> primary = new ArrayList<>();
        for (ObjectCursor<Binding> cursor : services.values()) {
            Binding binding = cursor.value;
            if (binding.type != null && type.isAssignableFrom(binding.type)) {
                (primaries.contains(binding.name) ? primary : all).add(binding);
            }
        }
        List<Binding> candidates = primary.isEmpty() ? all : primary;
        candidates.sort((one, other) -> one.name.compareTo(other.name));
        return candidates;
    }

    /** From an alias in a cycle, once around. */
    private AliasCycleException cycle(String within) {
        List<String> path = new ArrayList<>(List.of(within));
        for (String at = aliases.get(within); !within.equals(at); at = aliases.get(at)) {
            path.add(at);
        }
        path.add(within);
        return new AliasCycleException(path);
    }
}
