package io.foundry.lazy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made by the first caller who needs it, once.
 *
 * <p>Owned by whoever creates it; the value stays for as long as this does, the supplier only until the value is there.
 *
 * <p>Thread-safe. While one thread makes the value, others wait for it, without pinning the carrier of a virtual thread;
 * an interrupt does not end their wait. All that the supplier did is visible to whoever gets the value. Two values whose
 * suppliers need each other, asked for by two threads at once, wait for ever, as two classes do.
 *
 * <p>A supplier that throws leaves the value unmade: the next caller tries again ({@link #of}), or gets the same
 * exception again ({@link #rememberingFailure}). Null is not a value.
 *
 * <p>Once the value is there, {@link #get} is one read that allocates nothing and takes no lock.
 *
 * @param <T> type of the value
 */
public final class Lazy<T> implements Supplier<T> {

    /*
     * The value is published with release and read with acquire: on x86 a plain load, so that a field of this type costs
     * what a plain field and a null check cost. A volatile read would be as cheap there and dearer elsewhere.
     */
    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(Lazy.class, "value", Object.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** Null until the value is there; only ever touched through the handle. */
    @SuppressWarnings("unused")
    private @Nullable Object value;

    /** Null once the value is there, so that it does not keep the supplier. */
    private volatile @Nullable Making<T> making;

    private Lazy(Making<T> making) {
        this.making = making;
    }

    /**
     * A value whose supplier is called again after it failed.
     *
     * @param supplier makes the value, never null
     * @return a value that is not made yet
     */
    public static <T> Lazy<T> of(Supplier<? extends T> supplier) {
        return new Lazy<>(new Making<>(Objects.requireNonNull(supplier, "supplier"), false));
    }

    /**
     * A value whose supplier is called once, even if it fails: for what will not get better, or is dear to try.
     *
     * @param supplier makes the value, never null
     * @return a value that is not made yet
     */
    public static <T> Lazy<T> rememberingFailure(Supplier<? extends T> supplier) {
        return new Lazy<>(new Making<>(Objects.requireNonNull(supplier, "supplier"), true));
    }

    /**
     * A value that comes from configuration which is dear to read: called once, even if it fails, and forgotten by
     * {@link LazyConfigs#reset}, so that each test reads its own.
     *
     * @param supplier makes the value, never null; kept
     * @return a value that is not made yet
     */
    public static <T> Lazy<T> config(Supplier<? extends T> supplier) {
        Lazy<T> lazy = rememberingFailure(supplier);
        LazyConfigs.register(lazy, Objects.requireNonNull(lazy.making));
        return lazy;
    }

    /**
     * The value; made now if nobody needed it before.
     *
     * @return never null
     * @throws IllegalStateException if the supplier needs the value that it makes
     * @throws NullPointerException if the supplier returns null
     */
    @Override
    @SuppressWarnings("unchecked")
    public T get() {
        Object made = VALUE.getAcquire(this);
        return made != null ? (T) made : make();
    }

    /**
     * Whether the value is there.
     *
     * @return true if {@link #get} returns without making it
     */
    public boolean isMade() {
        return VALUE.getAcquire(this) != null;
    }

    private T make() {
        while (true) {
            Making<T> now = making;
            if (now != null) {
                return now.make(this);
            }
            T made = made();
            if (made != null) {
                return made;
            }
        }
    }

    /** The value, null where it is not there. */
    @SuppressWarnings("unchecked")
    @Nullable
    T made() {
        return (T) VALUE.getAcquire(this);
    }

    /** Called under the maker's lock. */
    void set(T made) {
        // In this order: a reset in between leaves a value that is out of date, not one that nobody makes any more.
        making = null;
        VALUE.setRelease(this, made);
    }

    /** Forgets the value. Whoever makes it at this moment still gets it. */
    void reset(Making<T> again) {
        making = again;
        VALUE.setRelease(this, null);
    }

    /** Says the value if it is there, and does not make it. */
    @Override
    public String toString() {
        Object made = VALUE.getAcquire(this);
        return made == null ? "Lazy[not made yet]" : "Lazy[" + made + "]";
    }
}
