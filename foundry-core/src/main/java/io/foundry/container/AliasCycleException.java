package io.foundry.container;

import java.util.List;

/**
 * Thrown where an alias would, directly or through others, stand for itself. The batch it came in changes nothing.
 */
public final class AliasCycleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String[] path;

    AliasCycleException(List<String> path) {
        super("Aliases form a cycle: " + String.join(" -> ", path));
        this.path = path.toArray(String[]::new);
    }

    /**
     * The aliases in the order in which they lead to each other.
     *
     * @return the first alias, those that it leads to, and the first again
     */
    public List<String> path() {
        return List.of(path);
    }
}
