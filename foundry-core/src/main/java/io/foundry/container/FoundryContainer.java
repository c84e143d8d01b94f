package io.foundry.container;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Services by name, alias and tag.
 *
 * <p>The container owns what its singleton suppliers create; instances that were handed to it stay their owner's.
 *
 * <p>Thread-safe. Reads take no lock and see every batch whose {@link #update} returned before. Writers wait for each
 * other.
 *
 * <p>No argument and no result is null. A name that nothing is bound to is an {@link UnknownServiceException}; what a
 * supplier throws reaches the caller unchanged.
 *
 * <p>{@link #resolve} and {@link #has} allocate nothing, beyond what a supplier does.
 */
public final class FoundryContainer {

    /*
     * Copy on write: a batch works on a copy of the registrations, and one volatile write publishes a snapshot made of
     * them. Readers pay one volatile read and one probe of an open-addressing table, and can never see half a batch.
     * Registration costs O(names) a batch, which is why it comes in batches.
     */

    private final ServiceSource source;

    private volatile Snapshot snapshot = Snapshot.EMPTY;

    // Guarded by this.
    private Registrations registrations = new Registrations();

    /** Creates an empty container. */
    public FoundryContainer() {
        this(name -> null);
    }

    /**
     * Creates an empty container that asks elsewhere for names that it does not know.
     *
     * @param source asked on a miss
     */
    public FoundryContainer(ServiceSource source) {
        this.source = source;
    }

    /**
     * Applies a batch of changes. After an exception, thrown by the batch or by the checks of what it left behind,
     * nothing has changed.
     *
     * @param changes the batch; must not call back into this container
     */
    public synchronized void update(Consumer<Registrations> changes) {
        Registrations next = registrations.copy();
        changes.accept(next);
        snapshot = next.toSnapshot(snapshot.stats().version() + 1);
        registrations = next;
    }

    /**
     * Finds a service, creating it where that is how it is bound.
     *
     * @param name its name or an alias
     * @return the service
     */
    public Object resolve(String name) {
        return binding(name).get();
    }

    /**
     * Finds a service of a type.
     *
     * @param name its name or an alias
     * @param type what it must be
     * @return the service
     * @throws ClassCastException if the service is something else
     */
    public <T> T resolve(String name, Class<T> type) {
        Object service = resolve(name);
        if (!type.isInstance(service)) {
            throw notOfType(name, service, type);
        }
        return type.cast(service);
    }

    /**
     * Tells whether a name can be resolved, without creating anything.
     *
     * @param name a name or an alias
     * @return whether something is bound to it
     */
    public boolean has(String name) {
        return find(name) != null;
    }

    /**
     * Finds all services of a group, creating those that are created on demand.
     *
     * @param tag the group's name
     * @return them in the order of their registration; empty where there is no such group
     */
    public List<Object> tagged(String tag) {
        return snapshot.tagged(tag);
    }

    /**
     * The services' own names.
     *
     * @return them in alphabetical order, unmodifiable, as of now
     */
    public Set<String> keys() {
        return snapshot.keys();
    }

    /**
     * The groups' names.
     *
     * @return them in alphabetical order, unmodifiable, as of now
     */
    public Set<String> tags() {
        return snapshot.tags();
    }

    /**
     * Counts what is bound.
     *
     * @return the figures of one moment
     */
    public ContainerStats stats() {
        return snapshot.stats();
    }

    private Binding binding(String name) {
        Binding found = find(name);
        if (found == null) {
            throw new UnknownServiceException(name, stats().services() + stats().aliases());
        }
        return found;
    }

    private @Nullable Binding find(String name) {
        Binding found = snapshot.find(name);
        return found != null ? found : adopt(name);
    }

    /** The cold path of a miss: asks the source, and remembers what it knows. */
    private @Nullable Binding adopt(String name) {
        Supplier<?> supplier = source.find(name);
        if (supplier == null) {
            return null;
        }
        update(changes -> changes.bind(name, supplier));
        return snapshot.find(name);
    }

    private static ClassCastException notOfType(String name, Object service, Class<?> type) {
        return new ClassCastException(
                "Service '" + name + "' is a " + service.getClass().getName() + ", not a " + type.getName());
    }
}
