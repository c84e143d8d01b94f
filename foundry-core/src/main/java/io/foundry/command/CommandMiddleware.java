package io.foundry.command;

/**
 * What happens around each command. Called in the order of registration before a command and in reverse after it.
 *
 * <p>One instance serves all dispatchers, so it must be thread-safe where several threads dispatch. What a method throws
 * takes the place of the command's outcome; middleware that was not entered is not left.
 */
public interface CommandMiddleware {

    /**
     * Called after the input was found to be what the command declares, and before it runs.
     *
     * @param command what is about to run
     * @param input its input
     * @throws Exception to keep it from running
     */
    default void before(CommandSpec command, Input input) throws Exception {}

    /**
     * Called after the command returned.
     *
     * @param command what ran
     * @param input its input
     * @param exitCode what it returned
     * @throws Exception to let it fail
     */
    default void after(CommandSpec command, Input input, int exitCode) throws Exception {}

    /**
     * Called after the command, or middleware inside this one, threw. The failure goes on afterwards.
     *
     * @param command what failed
     * @param input its input
     * @param failure what was thrown
     */
    default void failed(CommandSpec command, Input input, Throwable failure) {}
}
