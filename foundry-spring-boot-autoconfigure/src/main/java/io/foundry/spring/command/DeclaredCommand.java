package io.foundry.spring.command;

import io.foundry.command.Command;
import io.foundry.command.CommandSpec;

/** A command that says itself under what name it runs. Beans of this type make up the application's registry. */
public interface DeclaredCommand extends Command {

    /**
     * What it declares.
     *
     * @return name, aliases and the input that it takes; always the same
     */
    CommandSpec spec();
}
