package io.foundry.container;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a container looks for a name that it does not know, for instance a framework's own registry.
 *
 * <p>Called by any thread, on a miss only. What it finds is bound, so that it is not asked for that name again.
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
}
