package io.foundry.container;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a container looks for a name or a type that it does not know, for instance a framework's own registry.
 *
 * <p>Called by any thread, on a miss only. The container holds no lock while it asks, nor while what
 * it is answered fills a batch, so that a source may take locks of its own, and hold them when it asks the container. What it finds is bound, so that it is not
 * asked for that again; what it does not know it is asked for each time, so that it may learn. If a batch was published
 * meanwhile, it is asked again: what it said may be out of date. A source that loses a service tells the
 * container by a batch with {@link Registrations#remove}, after it has stopped finding it.
 */
@FunctionalInterface
public interface ServiceSource {

    /**
     * Finds what a name stands for, without creating the service.
     *
     * @param name what was asked for
     * @return what gives the service each time it is called, or null where this source does not know the name
     */
    @Nullable
    Supplier<?> find(String name);

    /**
     * Finds how a name is to be registered, for sources that know more than a supplier: a type, an alias, groups, or
     * that the service may be kept. By default a delegate to what {@link #find} gives.
     *
     * @param name what was asked for
     * @return a batch that binds this name, or null where this source does not know it
     */
    @Nullable
    default Consumer<Registrations> discover(String name) {
        Supplier<?> found = find(name);
        return found == null ? null : batch -> batch.delegate(name, found);
    }

    /**
     * Finds how the services of a type are to be registered. Asked only if the container has none of that type.
     *
     * @param type what was asked for
     * @return a batch that binds at least one service of this type, or null where this source has none; the default
     */
    @Nullable
    default Consumer<Registrations> discover(Class<?> type) {
        return null;
    }

    /**
     * Finds how everything that this source knows is to be registered. Asked once, before the first lookup by type or by
     * group and before names are listed, so that a source costs nothing where only names are asked for.
     *
     * @return a batch, which should leave names alone that {@link Registrations#has are bound}; null, the default, where
     *     the source cannot tell
     */
    @Nullable
    default Consumer<Registrations> discoverAll() {
        return null;
    }
}
