package io.foundry.container;

import io.foundry.container.Binding.Singleton;
import io.foundry.identifier.Identifier;
import io.foundry.identifier.ServiceKey;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Services by name, alias, type and tag.
 *
 * <p>The container owns what its singleton suppliers create, and closes it: when the service is replaced, removed or
 * forgotten, on {@link #flush} and on {@link #close}. Instances that were handed to it, and what it delegates to
 * others, stay their owner's; transient services and what factories make are the caller's.
 *
 * <p>Thread-safe. Reads take no lock and see every batch whose {@link #update} returned before; only the first resolve
 * of a singleton may wait, for another thread that is creating it. Writers wait for each other.
 *
 * <p>No argument and no result is null; for the errors of lookups see {@link Services}. After {@link #close} everything
 * but close and {@link #stats} is a {@link ContainerClosedException}.
 *
 * <p>{@link #resolve(String)} and its variants, {@link #has}, {@link #forEachTagged} and {@link ServiceHandle#get}
 * allocate nothing, beyond what a supplier does. So does the lookup by a type after the first one since a batch.
 */
// Longer than most files: what users call is in one place, what it does is in the classes beside it.
public final class FoundryContainer implements Services, AutoCloseable {

    /*
     * Copy on write: a batch works on a copy of the registrations, and one volatile write publishes a snapshot made of
     * them. Readers pay one volatile read and one probe of an open-addressing table, and can never see half a batch.
     * Registration costs O(names) a batch, which is why it comes in batches.
     */

    private static final ServiceSource NO_SOURCE = name -> null;

    private final ServiceSource source;

    private final Constructions constructions = new Constructions();

    private final ReentrantLock writers = new ReentrantLock();

    // Guarded by the writers' lock
    private final Handles handles = new Handles();

    private volatile Snapshot snapshot;

    /** Creates an empty container. */
    public FoundryContainer() {
        this(NO_SOURCE);
    }

    /**
     * Creates an empty container that asks elsewhere for names and types that it does not know.
     *
     * @param source asked on a miss
     */
    public FoundryContainer(ServiceSource source) {
        this.source = source;
        Registry empty = new Registry();
        empty.complete = source == NO_SOURCE;
        this.snapshot = new Snapshot(empty, 0, false);
    }

    /**
     * Applies a batch of changes. After an exception, thrown by the batch or by the checks of what it left behind,
     * nothing has changed.
     *
     * @param changes the batch; must not change this container by other means, nor make services
     * @throws ServiceCloseException after the batch was published, if singletons that it dropped failed to close
     */
    public void update(Consumer<Registrations> changes) {
        commit(null, changes);
    }

    @Override
    public Object resolve(String name) {
        Binding found = snapshot.names.find(name);
        Object service = found != null ? found.value : null;
        return service != null ? service : value(found != null ? found : binding(name));
    }

    /**
     * Finds a service by a name that may be borrowed, for instance a part of a line; no String is made of it unless the
     * name is unknown.
     *
     * @param name its name or an alias
     * @return the service
     */
    public Object resolve(Identifier name) {
        Binding found = snapshot.names.find(name);
        return found != null ? value(found) : resolve(name.toString());
    }

    /**
     * Finds a service by a key of its own type.
     *
     * @param key its name or an alias
     * @return the service
     */
    public Object resolve(ServiceKey key) {
        return resolve(key.identifier());
    }

    @Override
    public <T> T resolve(String name, Class<T> type) {
        Object service = resolve(name);
        if (!type.isInstance(service)) {
            throw notOfType(name, service, type);
        }
        return type.cast(service);
    }

    @Override
    public <T> T resolve(Class<T> type) {
        Binding found = snapshot.find(type);
        Object service = found != null ? found.value : null;
        if (service == null) {
            service = value(binding(type));
        }
        if (!type.isInstance(service)) {
            throw notOfType(found != null ? found.name : type.getName(), service, type);
        }
        return type.cast(service);
    }

    @Override
    public Object create(String name, Object parameter) {
        Binding found = binding(name);
        refuseWithinBatch(found);
        return found.make(constructions, parameter);
    }

    @Override
    public boolean has(String name) {
        return snapshot.names.find(name) != null || adopted(name) != null;
    }

    /**
     * Tells whether a name that may be borrowed can be resolved, without creating anything.
     *
     * @param name a name or an alias
     * @return whether something is bound to it
     */
    public boolean has(Identifier name) {
        return snapshot.names.find(name) != null || has(name.toString());
    }

    /**
     * Tells whether there are services of a type, be it one or several, without creating anything.
     *
     * @param type a class or an interface
     * @return whether something of that type is bound
     */
    public boolean has(Class<?> type) {
        return snapshot.find(type) != null || adopted(type) != null;
    }

    /**
     * Makes a handle for a service, which need not be bound yet.
     *
     * @param name its name or an alias
     * @param type what it will be
     * @return a handle that finds it when it is first asked
     */
    public <T> ServiceHandle<T> handle(String name, Class<T> type) {
        return new ServiceHandle<>(this, name, type);
    }

    /**
     * Makes a handle for the only or the primary service of a type, which need not be bound yet.
     *
     * @param type what it will be
     * @return a handle that finds it when it is first asked
     */
    public <T> ServiceHandle<T> handle(Class<T> type) {
        return new ServiceHandle<>(this, null, type);
    }

    /**
     * The services as one of them sees them, with its {@link Registrations#contextual} bindings before all others.
     *
     * @param consumer the name or an alias of that service, which need not be bound
     * @return a view that always shows the present state
     */
    public Services servicesOf(String consumer) {
        return new ServicesOfConsumer(this, consumer);
    }

    /**
     * Finds all services of a group, creating those that are created on demand.
     *
     * @param tag the group's name
     * @return them in the order of their registration; empty where there is no such group
     */
    public List<Object> tagged(String tag) {
        Binding[] members = members(tag);
        Object[] services = new Object[members.length];
        for (int i = 0; i < members.length; i++) {
            services[i] = value(members[i]);
        }
        return List.of(services);
    }

    /**
     * Hands all services of a group over, one after the other, creating those that are created on demand.
     *
     * @param tag the group's name
     * @param action gets them in the order of their registration; not called where there is no such group
     */
    public void forEachTagged(String tag, Consumer<Object> action) {
        for (Binding member : members(tag)) {
            action.accept(value(member));
        }
    }

    /**
     * The services' own names.
     *
     * @return them in alphabetical order, unmodifiable, as of now
     */
    public Set<String> keys() {
        return completed().keys();
    }

    /**
     * The groups' names.
     *
     * @return them in alphabetical order, unmodifiable, as of now
     */
    public Set<String> tags() {
        return completed().tagNames();
    }

    /**
     * Counts what is bound. Works on a closed container too, which holds nothing: meters may come late.
     *
     * @return the figures of one moment
     */
    public ContainerStats stats() {
        return snapshot.stats(constructions.count());
    }

    /**
     * Forgets all services that were made or kept, and closes those that the container owns, the last one created
     * first. All registrations stay, among them those that came from the source and from deferred providers, so that
     * the next resolve makes a service anew.
     *
     * <p>A singleton that another thread is creating meanwhile still reaches that thread, and is closed by the next
     * flush or close.
     *
     * @throws ServiceCloseException after all were closed, if some failed to
     */
    public void flush() {
        lockForWriting();
        List<Object> closing;
        try {
            Snapshot before = open(snapshot);
            Registry next = before.registry.fresh();
            publish(new Snapshot(next, before.version() + 1, false));
            closing = constructions.giveUpAll(false);
        } finally {
            writers.unlock();
        }
        Closing.closeAll(closing);
    }

    /**
     * Closes the services that the container owns, the last one created first, and ends it. Goes on after exceptions.
     * Does nothing the second time.
     *
     * <p>A singleton that another thread is creating meanwhile is closed as soon as it is made, and does not reach
     * anybody. While services close they cannot resolve others.
     *
     * @throws ServiceCloseException after all were closed, if some failed to
     */
    @Override
    public void close() {
        lockForWriting();
        List<Object> closing;
        try {
            if (!snapshot.closed) {
                publish(new Snapshot(new Registry(), snapshot.version() + 1, true));
            }
            closing = constructions.giveUpAll(true);
        } finally {
            writers.unlock();
        }
        Closing.closeAll(closing);
    }

    /** What a consumer gets in the place of a name or a type; null where no context says so. */
    @Nullable
    Binding given(String consumer, Object needed) {
        return snapshot.given(consumer, needed);
    }

    /** The slow path of a handle: looks up, and lets the handle keep what everybody gets. */
    <T> T resolve(ServiceHandle<T> handle) {
        T service = handle.lookUp();
        // Waits for no writer: while there is one, the handle is as good as a lookup
        if (writers.tryLock()) {
            try {
                if (handle.keep(snapshot, service)) {
                    handles.add(handle);
                }
            } finally {
                writers.unlock();
            }
        }
        return service;
    }

    /** Lets a provider keep its promises, unless that has been done. */
    void load(Deferred deferred) {
        commit(deferred, deferred.provider.registrations);
    }

    private Object value(Binding binding) {
        Object service = binding.value;
        return service != null ? service : made(binding);
    }

    private Object made(Binding binding) {
        refuseWithinBatch(binding);
        return binding.make(constructions);
    }

    private Binding binding(Object key) {
        Binding found = adopted(key);
        if (found == null) {
            throw snapshot.unknown(key);
        }
        if (found == Snapshot.AMBIGUOUS) {
            throw snapshot.ambiguous((Class<?>) key);
        }
        return found;
    }

    /** The cold path of a miss: asks the source for a name or a type, and remembers what it knows. */
    private @Nullable Binding adopted(Object key) {
        while (true) {
            Snapshot before = key instanceof Class<?> ? completed() : open(snapshot);
            Binding found = before.find(key);
            if (found != null) {
                return found;
            }
            Consumer<Registrations> changes =
                    key instanceof Class<?> type ? source.discover(type) : source.discover((String) key);
            if (changes == null) {
                return snapshot.find(key);
            }
            // What the source said may be out of date if another batch came in between
            if (commitIfStill(before, changes) && snapshot.find(key) == null) {
                throw new IllegalStateException(
                        "The source of services knows '" + key + "', but its batch does not bind it");
            }
        }
    }

    /** The present state with everything in it that the source knows. */
    private Snapshot completed() {
        Snapshot now = open(snapshot);
        while (!now.registry.complete) {
            Consumer<Registrations> all = source.discoverAll();
            commitIfStill(now, batch -> {
                if (all != null) {
                    all.accept(batch);
                }
                batch.complete();
            });
            now = open(snapshot);
        }
        return now;
    }

    /** What a batch leads to, before anybody has seen it. */
    private record Staged(Snapshot next, List<Singleton> dropped) {}

    private Staged staged(Snapshot before, Deferred.@Nullable Provider provider, Consumer<Registrations> changes) {
        Registry next = before.registry.copy();
        Registrations batch = new Registrations(this, next, provider);
        List<Singleton> dropped;
        try {
            changes.accept(batch);
        } finally {
            dropped = batch.end();
        }
        if (provider != null) {
            provider.checkKept(next);
        }
        return new Staged(new Snapshot(next, before.version() + 1, false), dropped);
    }

    /** Commits a batch; only if that is still needed, where it is one of a provider. */
    private void commit(@Nullable Deferred needed, Consumer<Registrations> changes) {
        lockForWriting();
        List<Object> closing;
        try {
            Snapshot before = open(snapshot);
            if (needed != null && before.registry.services.get(needed.name) != needed) {
                return;
            }
            Staged staged = staged(before, needed != null ? needed.provider : null, changes);
            publish(staged.next);
            closing = constructions.giveUp(staged.dropped);
        } finally {
            writers.unlock();
        }
        Closing.closeAll(closing);
    }

    /**
     * Commits what the source said; false if something changed since it was asked. It is staged without the writers'
     * lock: the source may take locks of its own, and hold them when it asks us.
     */
    private boolean commitIfStill(Snapshot before, Consumer<Registrations> changes) {
        Staged staged = staged(before, null, changes);
        lockForWriting();
        List<Object> closing;
        try {
            if (open(snapshot) != before) {
                return false;
            }
            publish(staged.next);
            closing = constructions.giveUp(staged.dropped);
        } finally {
            writers.unlock();
        }
        Closing.closeAll(closing);
        return true;
    }

    /** With the writers' lock. Handles first: none may give what is out of date once the snapshot is there. */
    private void publish(Snapshot next) {
        handles.letGo(next);
        snapshot = next;
    }

    private void lockForWriting() {
        if (writers.isHeldByCurrentThread()) {
            throw new IllegalStateException("A batch cannot change its container by other means than its registrations;"
                    + " call update(), flush() and close() after it, or look up unknown names before it");
        }
        writers.lock();
    }

    /** Who makes services may wait for others who do, and these may be about to write. */
    private void refuseWithinBatch(Binding binding) {
        if (writers.isHeldByCurrentThread()) {
            throw new IllegalStateException("Service '" + binding.name
                    + "' cannot be made within a batch; resolve it in a supplier, or after update()");
        }
    }

    private Binding[] members(String tag) {
        Snapshot now = snapshot;
        Binding[] members = now.tags.find(tag);
        if (members == null) {
            members = Objects.requireNonNullElse(completed().tags.find(tag), Snapshot.NO_MEMBERS);
        }
        return members;
    }

    private static Snapshot open(Snapshot snapshot) {
        if (snapshot.closed) {
            throw new ContainerClosedException();
        }
        return snapshot;
    }

    private static ClassCastException notOfType(String name, Object service, Class<?> type) {
        return new ClassCastException(
                "Service '" + name + "' is a " + service.getClass().getName() + ", not a " + type.getName());
    }
}
