package io.foundry.container;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How one service comes to be. Thread-safe.
 *
 * <p>What it holds, once {@link #value} is set, it holds for good: forgetting a service means publishing a
 * {@link #fresh} binding in its place, so that whoever made something late cannot bring it back.
 */
abstract class Binding {

    /** Interned, so that a literal that names it is the same String. */
    final String name;

    /** What the registrar said it is, without having made it; null where nothing was said. */
    @Nullable
    final Class<?> type;

    /** The service, where there is one to be given to everybody; null as long as {@link #make} has to be asked. */
    @Nullable
    volatile Object value;

    Binding(String name, @Nullable Class<?> type) {
        this.name = name.intern();
        this.type = type;
    }

    /** Makes the service, or waits for whoever is making it. */
    abstract Object make(Constructions constructions);

    /** Makes a service out of a parameter. */
    Object make(Constructions constructions, Object parameter) {
        throw new IllegalStateException(
                "Service '" + name + "' takes no parameter; resolve it instead, or register it with factory()");
    }

    /** The same registration, with nothing made of it; this, where it holds nothing that could be forgotten. */
    Binding fresh() {
        return this;
    }

    final Object given(@Nullable Object service) {
        if (service == null) {
            throw new IllegalStateException("The supplier of service '" + name + "' returned null");
        }
        return service;
    }

    /** An object that was there before. */
    static final class Instance extends Binding {

        Instance(String name, Object instance) {
            super(name, instance.getClass());
            value = instance;
        }

        @Override
        Object make(Constructions constructions) {
            throw new AssertionError("An instance has its value from the start");
        }
    }

    /** A supplier that is called for each resolve. */
    static final class Transient extends Binding {

        private final Supplier<?> supplier;

        Transient(String name, @Nullable Class<?> type, Supplier<?> supplier) {
            super(name, type);
            this.supplier = supplier;
        }

        @Override
        Object make(Constructions constructions) {
            Construction mine = constructions.current();
            mine.enter(this, null);
            try {
                return given(supplier.get());
            } finally {
                mine.leave();
            }
        }
    }

    /** A supplier that is called by whoever is first; what it made belongs to the container. */
    static final class Singleton extends Binding {

        private final Supplier<?> supplier;

        /** Whoever is making it; guarded by the lock of the constructions. */
        @Nullable
        Construction maker;

        Singleton(String name, @Nullable Class<?> type, Supplier<?> supplier) {
            super(name, type);
            this.supplier = supplier;
        }

        @Override
        Object make(Constructions constructions) {
            return constructions.once(this);
        }

        Object supply() {
            return given(supplier.get());
        }

        @Override
        Binding fresh() {
            return new Singleton(name, type, supplier);
        }
    }
}
