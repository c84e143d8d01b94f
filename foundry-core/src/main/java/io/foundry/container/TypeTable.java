package io.foundry.container;

import org.jspecify.annotations.Nullable;

/** A map from classes, by identity, that never changes; grows by being copied. Lookups allocate nothing. */
final class TypeTable {

    /** Beyond so many classes nothing more is remembered: somebody asks with classes of their making. */
    private static final int LIMIT = 1024;

    static final TypeTable EMPTY = new TypeTable(1);

    private final @Nullable Class<?>[] types;

    private final @Nullable Binding[] bindings;

    private final int size;

    private TypeTable(int slots) {
        this(new Class<?>[slots], new Binding[slots], 0);
    }

    private TypeTable(@Nullable Class<?>[] types, @Nullable Binding[] bindings, int size) {
        this.types = types;
        this.bindings = bindings;
        this.size = size;
    }

    @Nullable
    Binding find(Class<?> type) {
        int at = type.hashCode() & (types.length - 1);
        for (Class<?> known = types[at]; known != null; known = types[at]) {
            if (known == type) {
                return bindings[at];
            }
            at = (at + 1) & (types.length - 1);
        }
        return null;
    }

    TypeTable with(Class<?> type, Binding binding) {
        if (size >= LIMIT || find(type) != null) {
            return this;
        }
        int slots = Math.max(8, Integer.highestOneBit(2 * size + 1) * 2);
        TypeTable grown = new TypeTable(new Class<?>[slots], new Binding[slots], size + 1);
        for (int i = 0; i < types.length; i++) {
            Class<?> known = types[i];
            Binding bound = bindings[i];
            if (known != null && bound != null) {
                grown.put(known, bound);
            }
        }
        grown.put(type, binding);
        return grown;
    }

    private void put(Class<?> type, Binding binding) {
        int at = type.hashCode() & (types.length - 1);
        while (types[at] != null) {
            at = (at + 1) & (types.length - 1);
        }
        types[at] = type;
        bindings[at] = binding;
    }
}
