package io.foundry.command;

/**
 * One positional argument that a command declares.
 *
 * @param name how the help calls it
 * @param arity how often it is given
 * @param description one line for the help
 */
public record ArgumentSpec(String name, Arity arity, String description) {

    /** How often an argument is given. */
    public enum Arity {
        /** Exactly once. */
        REQUIRED,
        /** Once or not at all. */
        OPTIONAL,
        /** Any number of times, also none; only the last declared argument may be. */
        REPEATED
    }
}
