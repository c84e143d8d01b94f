package io.foundry.container;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How one service comes to be. Thread-safe. */
abstract class Binding {

    final String name;

    Binding(String name) {
        this.name = name;
    }

    abstract Object get();

    static Binding instance(String name, Object instance) {
        return new Binding(name) {
            @Override
            Object get() {
                return instance;
            }
        };
    }

    static Binding transientOf(String name, Supplier<?> supplier) {
        return new Binding(name) {
            @Override
            Object get() {
                return created(name, supplier);
            }
        };
    }

    static Binding singleton(String name, Supplier<?> supplier) {
        return new Singleton(name, supplier);
    }

    private static Object created(String name, Supplier<?> supplier) {
        Object service = supplier.get();
        if (service == null) {
            throw new IllegalStateException("The supplier of service '" + name + "' returned null");
        }
        return service;
    }

    /** Double-checked: a reader that sees the field set pays one volatile read. */
    private static final class Singleton extends Binding {

        private final Supplier<?> supplier;

        @Nullable
        private volatile Object service;

        private Singleton(String name, Supplier<?> supplier) {
            super(name);
            this.supplier = supplier;
        }

        @Override
        Object get() {
            Object found = service;
            return found != null ? found : create();
        }

        private synchronized Object create() {
            Object found = service;
            if (found == null) {
                found = created(name, supplier);
                service = found;
            }
            return found;
        }
    }
}
