package io.foundry.container;

/**
 * Thrown where a container is used after it was closed. Suppressed in it is what a service threw that was made too late
 * and closed at once.
 */
public final class ContainerClosedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    ContainerClosedException() {
        super("The container is closed; its services must not be asked for any more");
    }
}
