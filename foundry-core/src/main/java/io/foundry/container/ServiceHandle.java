package io.foundry.container;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One service of a container, looked up when it is first asked for and then at hand.
 *
 * <p>For code that needs the same service again and again: keep the handle in a final field. It may be made before the
 * service is bound. What is kept is what everybody gets: an instance, a singleton, or a delegate's service that may be
 * kept. Anything else is looked up and made each time.
 *
 * <p>The handle belongs to its owner, the service to whom it belonged before. The container refers to handles weakly.
 *
 * <p>Thread-safe. A get sees every batch whose {@link FoundryContainer#update} returned before; a batch that touches
 * another service does not disturb it. Errors are those of {@link Services#resolve(String, Class)} and
 * {@link Services#resolve(Class)}. Getting a service that is kept allocates nothing.
 *
 * @param <T> what the service is
 */
public final class ServiceHandle<T> implements Supplier<T> {

    private final FoundryContainer container;

    @Nullable
    private final String name;

    private final Class<T> type;

    /** What {@link #value} came from; guarded by the writers' lock of the container. */
    @Nullable
    private Binding binding;

    /*
     * One volatile read and a test for null is all that a reader pays. Writers clear this before they publish a
     * snapshot in which the service is another one, and only set it while they keep other writers out; so a value that
     * is not null is never out of date, and two handles never disagree about a batch. A constant call site
     * (MutableCallSite) was measured and rejected, see docs/design-decisions.md.
     */
    @Nullable
    private volatile Object value;

    ServiceHandle(FoundryContainer container, @Nullable String name, Class<T> type) {
        this.container = container;
        this.name = name;
        this.type = type;
    }

    /**
     * Gives the service.
     *
     * @return the service, never null
     */
    @Override
    @SuppressWarnings("unchecked") // Checked when it was set
    public T get() {
        Object found = value;
        return found != null ? (T) found : container.resolve(this);
    }

    T lookUp() {
        return name != null ? container.resolve(name, type) : container.resolve(type);
    }

    /** With the writers' lock: keeps a service, if that is what everybody gets. Tells whether that is new. */
    boolean keep(Snapshot snapshot, T service) {
        Binding bound = boundIn(snapshot);
        if (binding != null || bound == null || bound.value != service) {
            return false;
        }
        binding = bound;
        value = service;
        return true;
    }

    /** With the writers' lock: tells whether the next snapshot has the same service, and lets it go if not. */
    boolean isKeptIn(Snapshot next) {
        if (boundIn(next) == binding) {
            return true;
        }
        value = null;
        binding = null;
        return false;
    }

    private @Nullable Binding boundIn(Snapshot snapshot) {
        return name != null ? snapshot.names.find(name) : snapshot.find(type);
    }

    @Override
    public String toString() {
        return "ServiceHandle[" + (name != null ? "'" + name + "', " : "") + type.getName() + "]";
    }
}
