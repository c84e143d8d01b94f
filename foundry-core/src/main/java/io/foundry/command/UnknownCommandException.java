package io.foundry.command;

import java.util.List;

/** Thrown where an input names no command, or one that is not registered. */
public final class UnknownCommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;

    // An array, because a List need not be serializable.
    private final String[] nearest;

    UnknownCommandException(String name, List<String> nearest, int known) {
        super(
                name.isEmpty()
                        ? "No command was given; " + known + " names are known"
                        : "No command is named '" + name + "'" + CommandNames.question(nearest, "") + " (" + known
                                + " names are known)");
        this.name = name;
        this.nearest = nearest.toArray(String[]::new);
    }

    /**
     * What was asked for.
     *
     * @return the name; empty if the input has no argument
     */
    public String name() {
        return name;
    }

    /**
     * What may have been meant.
     *
     * @return names and aliases, nearest first, at most three
     */
    public List<String> nearest() {
        return List.of(nearest);
    }
}
