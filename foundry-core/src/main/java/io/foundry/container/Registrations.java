package io.foundry.container;

import io.foundry.container.Binding.Singleton;
import io.foundry.container.Registry.Need;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one batch, which {@link FoundryContainer#update} publishes together or, after an exception, not at all.
 *
 * <p>Valid within that call only, and confined to its thread. A name that is bound again replaces what it stood for,
 * and keeps its aliases and its places in groups; a name cannot be a service and an alias at once, the later
 * registration wins. No argument may be null, names and tags may not be blank.
 *
 * <p>Suppliers give a service, never null. They are called without a lock, and may resolve other services. Those that
 * take {@link Services} should resolve through these, to see the {@link #contextual} bindings of their service. The type
 * that goes with a supplier is what the service is found by; it is not checked against what the supplier gives until
 * somebody asks by that type.
 *
 * <p>Singletons that were created and are replaced, removed or forgotten are closed when the batch has been published.
 */
// Longer than most files: one method for each kind of registration, each with what its caller has to know.
public final class Registrations {

    private final FoundryContainer container;

    private final Registry registry;

    /** Set while a provider keeps its promises; it may bind nothing else. */
    private final Deferred.@Nullable Provider provider;

    private final List<Singleton> dropped = new ArrayList<>();

    private boolean ended;

    Registrations(FoundryContainer container, Registry registry, Deferred.@Nullable Provider provider) {
        this.container = container;
        this.registry = registry;
        this.provider = provider;
    }

    /**
     * Binds a name to a supplier that is called for each resolve. What it gives belongs to the caller.
     *
     * @param name the service's name
     * @param supplier gives the service
     * @return this
     */
    public Registrations bind(String name, Supplier<?> supplier) {
        return put(new Binding.Transient(checked(name), null, supplier));
    }

    /**
     * As {@link #bind(String, Supplier)}, and found by type.
     *
     * @param name the service's name
     * @param type what the supplier gives
     * @param supplier gives the service
     * @return this
     */
    public Registrations bind(String name, Class<?> type, Supplier<?> supplier) {
        return put(new Binding.Transient(checked(name), type, supplier));
    }

    /**
     * As {@link #bind(String, Class, Supplier)}, for a service that is made of others.
     *
     * @param name the service's name
     * @param type what the supplier gives
     * @param supplier gives the service, out of others as this one sees them
     * @return this
     */
    public Registrations bind(String name, Class<?> type, Function<? super Services, ?> supplier) {
        return put(new Binding.Transient(checked(name), type, applied(name, supplier)));
    }

    /**
     * Binds a name to a supplier that is called once, by whoever asks first; others wait for it. After an exception,
     * which reaches only the one who called, the next tries again. The container owns the service, and closes it if it
     * is {@link AutoCloseable}; to give a service a second name use {@link #alias}, not a singleton that resolves it.
     *
     * <p>A supplier must not wait for another thread that needs the same service.
     *
     * @param name the service's name
     * @param supplier gives the service
     * @return this
     */
    public Registrations singleton(String name, Supplier<?> supplier) {
        return put(new Singleton(checked(name), null, supplier));
    }

    /**
     * As {@link #singleton(String, Supplier)}, and found by type.
     *
     * @param name the service's name
     * @param type what the supplier gives
     * @param supplier gives the service
     * @return this
     */
    public Registrations singleton(String name, Class<?> type, Supplier<?> supplier) {
        return put(new Singleton(checked(name), type, supplier));
    }

    /**
     * As {@link #singleton(String, Class, Supplier)}, for a service that is made of others.
     *
     * @param name the service's name
     * @param type what the supplier gives
     * @param supplier gives the service, out of others as this one sees them
     * @return this
     */
    public Registrations singleton(String name, Class<?> type, Function<? super Services, ?> supplier) {
        return put(new Singleton(checked(name), type, applied(name, supplier)));
    }

    /**
     * Binds a name to an object that exists already. Its owner stays its owner: the container never closes it. It is
     * found by the type of its class.
     *
     * @param name the service's name
     * @param instance the service
     * @return this
     */
    public Registrations instance(String name, Object instance) {
        return put(new Binding.Instance(checked(name), instance));
    }

    /**
     * Binds a name to a factory that makes a service out of a parameter, see {@link Services#create}.
     *
     * @param name the service's name
     * @param parameterType what the factory takes
     * @param factory makes the service, which belongs to the caller
     * @return this
     */
    public <P> Registrations factory(String name, Class<P> parameterType, Function<? super P, ?> factory) {
        return put(new ParameterFactory<>(checked(name), null, parameterType, factory));
    }

    /**
     * Binds a name to a service that somebody else makes and owns, and who is asked for it each time; for prototypes and
     * scopes of another framework. The container takes no lock meanwhile and leaves circles to the owner.
     *
     * @param name the service's name
     * @param owner gives the service
     * @return this
     */
    public Registrations delegate(String name, Supplier<?> owner) {
        return put(new Delegate(checked(name), null, owner, null));
    }

    /**
     * As {@link #delegate(String, Supplier)}, and found by type.
     *
     * @param name the service's name
     * @param type what the owner gives
     * @param owner gives the service
     * @return this
     */
    public Registrations delegate(String name, Class<?> type, Supplier<?> owner) {
        return put(new Delegate(checked(name), type, owner, null));
    }

    /**
     * As {@link #delegate(String, Class, Supplier)}, for a service that the container may keep once its owner has
     * finished it; for singletons of another framework. It is never closed here. When it ends, the owner says so by
     * {@link #forget} or {@link #remove}.
     *
     * @param name the service's name
     * @param type what the owner gives
     * @param owner gives the service, always the same while it may be kept; may be called by several threads at once
     * @param keep asked after the owner, with what it gave: whether everybody is to get this service from now on, without
     *     asking again
     * @return this
     */
    public Registrations delegate(String name, Class<?> type, Supplier<?> owner, Predicate<Object> keep) {
        return put(new Delegate(checked(name), type, owner, keep));
    }

    /**
     * Promises services that a provider binds when one of them is needed for the first time. It then runs once, in a
     * batch of its own, must bind all these names and no others, and may give them aliases and groups; it must not
     * resolve. A name that was bound otherwise meanwhile stays as it is. Until then the services cannot be found by
     * type.
     *
     * @param names what the provider will bind
     * @param provider binds them
     * @return this
     */
    public Registrations deferred(Collection<String> names, Consumer<Registrations> provider) {
        Map<String, Class<?>> promised = new HashMap<>();
        names.forEach(name -> promised.put(name, null));
        return promise(promised, provider);
    }

    /**
     * As {@link #deferred(Collection, Consumer)}, and found by type from the start.
     *
     * @param types what the provider will bind, and what it is
     * @param provider binds them
     * @return this
     */
    public Registrations deferred(Map<String, Class<?>> types, Consumer<Registrations> provider) {
        return promise(types, provider);
    }

    private Registrations promise(Map<String, Class<?>> types, Consumer<Registrations> registrations) {
        Deferred.Provider promising = new Deferred.Provider(Set.copyOf(types.keySet()), registrations);
        types.forEach((name, type) -> put(new Deferred(checked(name), type, promising, container)));
        return this;
    }

    /**
     * Gives a service, or another alias, one more name. The target may be bound later in the same batch.
     *
     * @param alias the new name
     * @param target the name that it stands for
     * @return this
     */
    public Registrations alias(String alias, String target) {
        drop(registry.alias(checked(alias), checked(target)));
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
        names.forEach(this::checked);
        registry.tag(checked(tag), names);
        return this;
    }

    /**
     * Makes a service the one that is meant where several are of a type. Ends when the service is removed.
     *
     * @param name a service or an alias, bound before
     * @return this
     */
    public Registrations primary(String name) {
        registry.primaries.add(registry.target(checked(name)).name);
        return this;
    }

    /**
     * Gives one service another implementation than everybody else gets. It has an effect on what a supplier resolves
     * through the {@link Services} that it was given, and on {@link FoundryContainer#servicesOf}.
     *
     * @param consumer the service that asks, by its name or an alias
     * @param needed what it asks for, by its name or an alias; need not be bound
     * @param given what it gets, bound in this batch at the latest
     * @return this
     */
    public Registrations contextual(String consumer, String needed, String given) {
        return given(new Need(checked(consumer), checked(needed)), checked(given));
    }

    /**
     * As {@link #contextual(String, String, String)}, for a service that is asked for by a type.
     *
     * @param consumer the service that asks, by its name or an alias
     * @param needed exactly the type that it asks for
     * @param given what it gets, bound in this batch at the latest
     * @return this
     */
    public Registrations contextual(String consumer, Class<?> needed, String given) {
        return given(new Need(checked(consumer), needed), checked(given));
    }

    private Registrations given(Need need, String given) {
        registry.contexts.put(need, given);
        return this;
    }

    /**
     * Takes a service away, with the aliases that lead to it, its places in groups and what contexts say about it.
     * Unknown names are ignored.
     *
     * @param name a service or an alias
     * @return this
     */
    public Registrations remove(String name) {
        drop(registry.remove(checked(name)));
        return this;
    }

    /**
     * Goes back to how a service was registered: the next resolve makes it anew, or asks its owner again. Unknown names
     * are ignored.
     *
     * @param name a service or an alias
     * @return this
     */
    public Registrations forget(String name) {
        Binding bound = registry.services.get(registry.canonical(checked(name)));
        if (bound != null && bound.fresh() != bound) {
            put(bound.fresh());
        }
        return this;
    }

    /**
     * Tells whether a name is bound at this point of the batch.
     *
     * @param name a name or an alias
     * @return whether it is a service, or an alias of something
     */
    public boolean has(String name) {
        return registry.isBound(checked(name));
    }

    /** Says that the source has told everything. */
    void complete() {
        registry.complete = true;
    }

    /** Ends the batch: whoever keeps this object can do nothing with it. */
    List<Singleton> end() {
        ended = true;
        return dropped;
    }

    private Registrations put(Binding binding) {
        if (provider == null || isPromised(binding.name, provider)) {
            drop(registry.put(binding));
        }
        return this;
    }

    /** Whether a promise is still open: it is not if somebody bound the name otherwise after the promise. */
    private boolean isPromised(String name, Deferred.Provider promising) {
        if (!promising.names.contains(name)) {
            throw new IllegalArgumentException("A provider bound '" + name + "', but promised only " + promising.names
                    + "; add it to the names of deferred()");
        }
        return registry.services.get(name) instanceof Deferred open && open.provider == promising;
    }

    private void drop(@Nullable Binding replaced) {
        if (replaced instanceof Singleton singleton) {
            dropped.add(singleton);
        }
    }

    private Supplier<?> applied(String consumer, Function<? super Services, ?> supplier) {
        Services seen = container.servicesOf(consumer);
        return () -> supplier.apply(seen);
    }

    private String checked(String name) {
        if (ended) {
            throw new IllegalStateException("The batch has ended; make changes within the call of update()");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("A service, alias or tag needs a name that is not blank");
        }
        return name;
    }
}
