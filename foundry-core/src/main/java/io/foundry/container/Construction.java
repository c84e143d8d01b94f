package io.foundry.container;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one thread is making at the moment, from the first service that was asked for to the innermost.
 *
 * <p>Confined to its thread, except while that waits for another one: then the lock of the {@link Constructions} makes
 * it visible to others.
 */
final class Construction {

    private static final int DEPTH = 16;

    private Binding[] bindings = new Binding[DEPTH];

    private @Nullable Object[] parameters = new @Nullable Object[DEPTH];

    private int depth;

    /** What another thread is making for this one; guarded by the lock of the constructions. */
    Binding.@Nullable Singleton waitingFor;

    /** Goes one level down, unless the same is being made further up already. */
    void enter(Binding binding, @Nullable Object parameter) {
        for (int i = 0; i < depth; i++) {
            if (bindings[i] == binding && Objects.equals(parameters[i], parameter)) {
                throw circle(binding);
            }
        }
        if (depth == bindings.length) {
            bindings = Arrays.copyOf(bindings, 2 * depth);
            parameters = Arrays.copyOf(parameters, 2 * depth);
        }
        bindings[depth] = binding;
        parameters[depth++] = parameter;
    }

    @SuppressWarnings("NullAway") // An empty level holds null so that nothing is kept from collection
    void leave() {
        bindings[--depth] = null;
        parameters[depth] = null;
    }

    /** The names from where a service is being made on, down to the innermost. */
    List<String> pathFrom(Binding binding) {
        List<String> path = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            if (bindings[i] == binding || !path.isEmpty()) {
                path.add(bindings[i].name);
            }
        }
        return path;
    }

    private CircularServiceException circle(Binding binding) {
        List<String> path = pathFrom(binding);
        path.add(binding.name);
        return new CircularServiceException(path);
    }
}
