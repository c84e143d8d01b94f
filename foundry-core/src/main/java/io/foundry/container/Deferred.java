package io.foundry.container;

import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A name that a provider has promised to bind when it is first needed. */
final class Deferred extends Binding {

    final Provider provider;

    private final FoundryContainer container;

    Deferred(String name, @Nullable Class<?> type, Provider provider, FoundryContainer container) {
        super(name, type);
        this.provider = provider;
        this.container = container;
    }

    @Override
    Object make(Constructions constructions) {
        container.load(this);
        return container.resolve(name);
    }

    @Override
    Object make(Constructions constructions, Object parameter) {
        container.load(this);
        return container.create(name, parameter);
    }

    /** What was promised, and who keeps the promise. */
    static final class Provider {

        final Set<String> names;

        final Consumer<Registrations> registrations;

        Provider(Set<String> names, Consumer<Registrations> registrations) {
            this.names = names;
            this.registrations = registrations;
        }

        void checkKept(Registry registry) {
            for (String name : names) {
                if (registry.services.get(name) instanceof Deferred open && open.provider == this) {
                    throw new IllegalStateException(
                            "The provider of " + names + " did not bind '" + name + "', which it promised");
                }
            }
        }
    }
}
