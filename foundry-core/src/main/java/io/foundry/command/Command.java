package io.foundry.command;

/**
 * What runs under a name.
 *
 * <p>One instance serves all dispatchers, so it must be thread-safe where several threads dispatch.
 */
@FunctionalInterface
public interface Command {

    /**
     * Runs once.
     *
     * @param input what was given after the command's name; valid until this method returns
     * @return the exit code, 0 for success
     * @throws Exception whatever goes wrong; it reaches the caller of the dispatcher unchanged
     */
    int execute(Input input) throws Exception;
}
