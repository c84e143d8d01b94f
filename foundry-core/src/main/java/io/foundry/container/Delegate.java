package io.foundry.container;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A service that somebody else makes and owns.
 *
 * <p>No lock is held while the owner is asked, and no path of constructions is kept: the owner has locks of its own,
 * which ours could deadlock with, and rules of its own about circles.
 */
final class Delegate extends Binding {

    private final Supplier<?> owner;

    @Nullable
    private final Predicate<Object> keep;

    Delegate(String name, @Nullable Class<?> type, Supplier<?> owner, @Nullable Predicate<Object> keep) {
        super(name, type);
        this.owner = owner;
        this.keep = keep;
    }

    @Override
    Object make(Constructions constructions) {
        Object service = given(owner.get());
        if (keep != null && keep.test(service)) {
            value = service;
        }
        return service;
    }

    @Override
    Binding fresh() {
        return keep == null ? this : new Delegate(name, type, owner, keep);
    }
}
