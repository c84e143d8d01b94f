package io.foundry.spring.cache;

/** A value whose constructor does what a test says, and then refuses. */
public record Refusing(int id) {

    /** Null where nothing is refused. */
    static volatile Runnable first;

    public Refusing {
        Runnable action = first;
        if (action != null) {
            first = null;
            action.run();
            throw new IllegalArgumentException();
        }
    }
}
