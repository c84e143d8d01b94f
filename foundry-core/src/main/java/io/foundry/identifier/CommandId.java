package io.foundry.identifier;

/**
 * The name of a command, such as {@code migrate:run}. Owns its text; immutable and thread-safe; equal to command names
 * of equal text and to nothing else.
 *
 * @param identifier the text, always owned: a borrowed one is kept
 */
public record CommandId(Identifier identifier) implements Comparable<CommandId> {

    /**
     * Keeps what was borrowed.
     *
     * @param identifier the text
     */
    public CommandId {
        identifier = identifier.toOwned();
    }

    /**
     * Names a command.
     *
     * @param name its name
     * @return the name as a value of its own type
     */
    public static CommandId of(String name) {
        return new CommandId(Identifier.of(name));
    }

    @Override
    public int compareTo(CommandId other) {
        return identifier.compareTo(other.identifier);
    }

    @Override
    public String toString() {
        return identifier.toString();
    }
}
