package io.foundry.command;

/** A command and what it declares. Immutable; as thread-safe as the command. */
public final class RegisteredCommand {

    private final CommandSpec spec;

    private final Command command;

    /** Its place in the registry and in the figures. */
    final int index;

    RegisteredCommand(CommandSpec spec, Command command, int index) {
        this.spec = spec;
        this.command = command;
        this.index = index;
    }

    /**
     * What the command declares.
     *
     * @return its declaration
     */
    public CommandSpec spec() {
        return spec;
    }

    /**
     * What runs.
     *
     * @return the command
     */
    public Command command() {
        return command;
    }
}
