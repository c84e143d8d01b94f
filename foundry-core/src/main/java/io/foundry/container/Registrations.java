package io.foundry.container;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one batch, which {@link FoundryContainer#update} publishes together or, after an exception, not at all.
 *
 * <p>Valid within that call only, and confined to its thread. A name that is bound again replaces what it stood for; a
 * name cannot be a service and an alias at once, the later registration wins. No argument may be null, names and tags
 * may not be blank.
 */
public final class Registrations {

    private final Map<String, Binding> services;

    private final Map<String, String> aliases;

    private final Map<String, Set<String>> tags;

    Registrations() {
        this.services = new LinkedHashMap<>();
        this.aliases = new LinkedHashMap<>();
        this.tags = new LinkedHashMap<>();
    }

    private Registrations(Registrations from) {
        this.services = new LinkedHashMap<>(from.services);
        this.aliases = new LinkedHashMap<>(from.aliases);
        this.tags = new LinkedHashMap<>();
        from.tags.forEach((tag, names) -> tags.put(tag, new LinkedHashSet<>(names)));
    }

    Registrations copy() {
        return new Registrations(this);
    }

    /**
     * Binds a name to a supplier that is called for each resolve.
     *
     * @param name the service's name
     * @param supplier gives the service, never null
     * @return this
     */
    public Registrations bind(String name, Supplier<?> supplier) {
        return put(Binding.transientOf(checked(name), supplier));
    }

    /**
     * Binds a name to a supplier that is called once, by whoever asks first; others wait for it. After an exception the
     * next resolve tries again.
     *
     * @param name the service's name
     * @param supplier gives the service, never null
     * @return this
     */
    public Registrations singleton(String name, Supplier<?> supplier) {
        return put(Binding.singleton(checked(name), supplier));
    }

    /**
     * Binds a name to an object that exists already. Its owner stays its owner: the container never closes it.
     *
     * @param name the service's name
     * @param instance the service
     * @return this
     */
    public Registrations instance(String name, Object instance) {
        return put(Binding.instance(checked(name), instance));
    }

    /**
     * Gives a service, or another alias, one more name. The target may be bound later in the same batch.
     *
     * @param alias the new name
     * @param target the name that it stands for
     * @return this
     */
    public Registrations alias(String alias, String target) {
        services.remove(checked(alias));
        aliases.put(alias, checked(target));
        return this;
    }

    /**
     * Adds services to a group; a name that is there already keeps its place.
     *
     * @param tag the group's name
     * @param names services or aliases, bound in this batch at the latest
     * @return this
     */
    public Registrations tag(String tag, Collection<String> names) {
        tags.computeIfAbsent(checked(tag), key -> new LinkedHashSet<>()).addAll(names);
        return this;
    }

    /**
     * Takes a service away, with the aliases that lead to it and its places in groups. Unknown names are ignored.
     *
     * @param name a service or an alias
     * @return this
     */
    public Registrations remove(String name) {
        services.remove(name);
        aliases.remove(name);
        // Until nothing changes: an alias of a removed alias goes too.
        while (aliases.values().removeIf(target -> !isBound(target))) {}
        tags.values().forEach(names -> names.removeIf(member -> !isBound(member)));
        tags.values().removeIf(Set::isEmpty);
        return this;
    }

    private boolean isBound(String name) {
        return services.containsKey(name) || aliases.containsKey(name);
    }

    private Registrations put(Binding binding) {
        aliases.remove(binding.name);
        services.put(binding.name, binding);
        return this;
    }

    /** Checks what the batch left behind and resolves aliases to bindings. */
    Snapshot toSnapshot(long version) {
        Map<String, Binding> byAlias = new LinkedHashMap<>();
        aliases.keySet().forEach(alias -> byAlias.put(alias, target(alias)));
        Map<String, Binding[]> byTag = new LinkedHashMap<>();
        tags.forEach((tag, names) -> byTag.put(tag, members(names, byAlias)));
        return new Snapshot(services, byAlias, byTag, version);
    }

    private Binding target(String alias) {
        List<String> path = new ArrayList<>();
        String name = alias;
        while (aliases.containsKey(name)) {
            boolean cycle = path.contains(name);
            path.add(name);
            if (cycle) {
                throw new AliasCycleException(path);
            }
            name = aliases.get(name);
        }
        return known(name, services.get(name));
    }

    private Binding[] members(Set<String> names, Map<String, Binding> byAlias) {
        Binding[] members = new Binding[names.size()];
        int i = 0;
        for (String name : names) {
            Binding service = services.get(name);
            members[i++] = known(name, service != null ? service : byAlias.get(name));
        }
        return members;
    }

    private Binding known(String name, @Nullable Binding binding) {
        if (binding == null) {
            throw new UnknownServiceException(name, services.size() + aliases.size());
        }
        return binding;
    }

    private static String checked(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A service, alias or tag needs a name that is not blank");
        }
        return name;
    }
}
