package io.foundry.spring.cache;

/** Thrown inside where a value has no codec; never reaches a caller. */
final class UncachedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    UncachedException(String reason, String action) {
        super(reason, null, false, false);
        this.action = action;
    }

    String action() {
        return action;
    }
}
