package io.foundry.container;

/**
 * Thrown after services were closed, where some of them failed to. What they threw is suppressed in it, in the order of
 * closing. The others were closed, and what was to be changed has changed.
 */
public final class ServiceCloseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServiceCloseException() {
        super("Some services failed to close; all others were closed, see the suppressed exceptions");
    }
}
