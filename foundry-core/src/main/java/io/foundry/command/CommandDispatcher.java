package io.foundry.command;

import io.foundry.identifier.IdentifierView;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands: reads an input, finds the command that its first argument names, checks the rest against what that
 * declares, and executes it.
 *
 * <p>Reusable, and confined to one thread and one command at a time: its {@link Input} is filled anew by each call. A
 * command that runs another one does so through a dispatcher of its own.
 *
 * <p>No argument is null. Input that cannot be read or is not what is declared is an {@link InvalidInputException}, a
 * name that is not known an {@link UnknownCommandException}; what a command throws reaches the caller unchanged. Options
 * may stand before the name if they have no value or have it behind '='.
 *
 * <p>Allocates nothing in inputs of up to 8 arguments, 32 options and 128 chars, and nothing beyond once it has grown to
 * the largest, except for what commands and middleware do.
 */
public final class CommandDispatcher {

    private final CommandRegistry registry;

    private final Input input = new Input();

    private final Tokens tokens = input.tokens;

    private final @Nullable Meter meter;

    /** Whether commands are run as they are, with nothing around them. */
    private final boolean bare;

    private boolean running;

    CommandDispatcher(CommandRegistry registry) {
        this.registry = registry;
        this.meter = registry.metrics == CommandMetrics.OFF ? null : registry.meters.open(this);
        this.bare = meter == null && registry.middleware.length == 0;
    }

    /**
     * Runs what arguments ask for.
     *
     * @param args the command's name and its input; must not be changed before this returns
     * @return the command's exit code
     * @throws Exception what the command throws
     */
    public int dispatch(String... args) throws Exception {
        begin();
        try {
            RegisteredCommand command = args.length > 0 ? registry.table.find(args[0]) : null;
            if (command != null) {
                tokens.read(args, command.spec().declared());
            } else {
                tokens.read(args, CommandSpec.ANY.declared());
                command = named();
                long name = tokens.arguments[0];
                tokens.read(args, command.spec().declared());
                checkStillFirst(name);
            }
            return run(command);
        } finally {
            running = false;
        }
    }

    /**
     * Runs what a line asks for, in the form that {@link InputParser} describes.
     *
     * @param line the line
     * @return the command's exit code
     * @throws Exception what the command throws
     */
    public int dispatchLine(CharSequence line) throws Exception {
        begin();
        try {
            tokens.scanner.load(line);
            return dispatchText();
        } finally {
            running = false;
        }
    }

    /**
     * Runs what a line of UTF-8 asks for.
     *
     * @param utf8 holds the line; may be changed while the command runs
     * @param from its first byte
     * @param to the byte after its last
     * @return the command's exit code
     * @throws IndexOutOfBoundsException if the range is not in the array
     * @throws Exception what the command throws
     */
    public int dispatchUtf8(byte[] utf8, int from, int to) throws Exception {
        begin();
        try {
            tokens.scanner.loadUtf8(utf8, from, to);
            return dispatchText();
        } finally {
            running = false;
        }
    }

    private int dispatchText() throws Exception {
        TextScanner scanner = tokens.scanner;
        long first = scanner.first();
        RegisteredCommand command = null;
        if (first != Tokens.NONE) {
            int start = (int) (first >>> 32);
            command = registry.table.find(scanner.text, start, start + (int) first);
        }
        if (command != null) {
            tokens.readText(first, command.spec().declared());
        } else {
            tokens.readText(first, CommandSpec.ANY.declared());
            command = named();
            long name = tokens.arguments[0];
            tokens.readText(scanner.first(), command.spec().declared());
            checkStillFirst(name);
        }
        return run(command);
    }

    private int run(RegisteredCommand command) throws Exception {
        input.use(command.spec());
        tokens.skipped = 1;
        command.spec().check(tokens);
        return bare ? command.command().execute(input) : observed(command);
    }

    private int observed(RegisteredCommand command) throws Exception {
        Meter figures = meter;
        if (figures == null) {
            return surrounded(command);
        }
        figures.ran(command.index);
        long started = figures.isMeasuring() ? System.nanoTime() : 0;
        try {
            return registry.middleware.length == 0 ? command.command().execute(input) : surrounded(command);
        } catch (Throwable failure) {
            figures.failed(command.index);
            throw failure;
        } finally {
            if (figures.isMeasuring()) {
                figures.took(command.index, System.nanoTime() - started);
            }
        }
    }

    private int surrounded(RegisteredCommand command) throws Exception {
        CommandMiddleware[] around = registry.middleware;
        CommandSpec spec = command.spec();
        int entered = 0;
        try {
            while (entered < around.length) {
                around[entered].before(spec, input);
                entered++;
            }
            int exitCode = command.command().execute(input);
            while (entered > 0) {
                around[--entered].after(spec, input, exitCode);
            }
            return exitCode;
        } catch (Throwable failure) {
            while (entered > 0) {
                around[--entered].failed(spec, input, failure);
            }
            throw failure;
        }
    }

    private void begin() {
        if (running) {
            throw new IllegalStateException(
                    "This dispatcher is running a command; another one needs a dispatcher of its own");
        }
        running = true;
    }

    /** The cold path of an input whose first token is not a command's exact name. */
    private RegisteredCommand named() {
        input.use(CommandSpec.ANY);
        if (tokens.argumentCount == 0) {
            throw registry.nameless();
        }
        return registry.findOtherwise(
                Slices.borrow(tokens, tokens.slice(tokens.arguments[0], 0), new IdentifierView()));
    }

    /** An option before the name must not take the name for its value. */
    private void checkStillFirst(long name) {
        if (tokens.argumentCount == 0 || tokens.arguments[0] != name) {
            throw InputProblems.optionBeforeName(tokens);
        }
    }
}
