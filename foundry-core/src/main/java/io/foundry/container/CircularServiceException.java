package io.foundry.container;

import java.util.List;

/**
 * Thrown where a service would be needed to make itself, directly or through others, on one thread or on several that
 * would wait for each other.
 */
public final class CircularServiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String[] path;

    CircularServiceException(List<String> path) {
        super("Services need each other to be made: " + String.join(" -> ", path)
                + "; break the circle, for instance with a ServiceHandle in one of them");
        this.path = path.toArray(String[]::new);
    }

    /**
     * The services in the order in which they ask for each other.
     *
     * @return the first service, those that it leads to, and the first again
     */
    public List<String> path() {
        return List.of(path);
    }
}
