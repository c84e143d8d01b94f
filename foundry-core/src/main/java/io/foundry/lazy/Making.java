package io.foundry.lazy;

import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How a value is made, until it is. Thread-safe. */
final class Making<T> {

    private final ReentrantLock lock = new ReentrantLock();

    private final Supplier<? extends T> supplier;

    private final boolean rememberFailure;

    private @Nullable Throwable failure;

    Making(Supplier<? extends T> supplier, boolean rememberFailure) {
        this.supplier = supplier;
        this.rememberFailure = rememberFailure;
    }

    /** How to begin again. */
    Making<T> again() {
        return new Making<>(supplier, rememberFailure);
    }

    /** Makes the value unless it is there when this thread's turn comes. */
    T make(Lazy<T> lazy) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("The supplier of a lazy value asks for the value that it makes");
        }
        lock.lock();
        try {
            T there = lazy.made();
            if (there != null) {
                return there;
            }
            if (failure != null) {
                throw Making.<RuntimeException>unchecked(failure);
            }
            T made = Objects.requireNonNull(supplier.get(), "the supplier of a lazy value returned null");
            lazy.set(made);
            return made;
        } catch (Throwable thrown) {
            if (rememberFailure) {
                failure = thrown;
            }
            throw thrown;
        } finally {
            lock.unlock();
        }
    }

    /** Suppliers declare no checked exceptions, yet may throw them. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <X extends Throwable> X unchecked(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
