package io.foundry.command;

/**
 * Reads arguments, lines and bytes as commands get them: positional arguments anywhere, {@code --flag},
 * {@code --name=value}, {@code -abc} for the flags a, b and c, {@code -n=3}, and {@code --} before what is all
 * arguments. Where a command declares that an option takes a value, {@code --name value}, {@code -n value} and
 * {@code -n3} give it one. A dash alone and what looks like a negative number are arguments.
 *
 * <p>Reusable: each parser has one {@link Input}, which the next call fills anew. Confined to one thread.
 *
 * <p>Lines are cut at white space; quotes and backslashes work as in a POSIX shell. UTF-8 that is not well-formed reads
 * as U+FFFD. No argument is null. What cannot be read is an {@link InvalidInputException}, after which the parser can
 * be used again and its input's content is unspecified; so are more than 65,536 arguments or options, and more than 1,048,576 chars (for
 * bytes: bytes) in a line.
 *
 * <p>Allocates nothing up to 8 arguments, 32 options and 128 chars of a line, and nothing beyond once it has grown to
 * the largest input. It never shrinks.
 */
public final class InputParser {

    private final Input input = new Input();

    /** Creates a parser. */
    public InputParser() {}

    /**
     * Reads arguments that came one by one, as {@code main} gets them. No option takes the argument after it.
     *
     * @param args the arguments; must not be changed while the input is in use
     * @return the input
     */
    public Input parse(String... args) {
        return parse(args, CommandSpec.ANY);
    }

    /**
     * Reads arguments that came one by one for a command, but does not check that they are what it declares.
     *
     * @param args the arguments; must not be changed while the input is in use
     * @param spec tells which options take the argument after them
     * @return the input
     */
    public Input parse(String[] args, CommandSpec spec) {
        input.use(spec);
        input.tokens.read(args, spec.declared());
        return input;
    }

    /**
     * Reads one line.
     *
     * @param line the line
     * @return the input
     */
    public Input parseLine(CharSequence line) {
        return parseLine(line, CommandSpec.ANY);
    }

    /**
     * Reads one line for a command, but does not check that it is what that declares.
     *
     * @param line the line
     * @param spec tells which options take the argument after them
     * @return the input
     */
    public Input parseLine(CharSequence line, CommandSpec spec) {
        input.tokens.scanner.load(line);
        return readText(spec);
    }

    /**
     * Reads one line of UTF-8.
     *
     * @param utf8 holds the line
     * @param from its first byte
     * @param to the byte after its last
     * @return the input
     * @throws IndexOutOfBoundsException if the range is not in the array
     */
    public Input parseUtf8(byte[] utf8, int from, int to) {
        return parseUtf8(utf8, from, to, CommandSpec.ANY);
    }

    /**
     * Reads one line of UTF-8 for a command, but does not check that it is what that declares.
     *
     * @param utf8 holds the line
     * @param from its first byte
     * @param to the byte after its last
     * @param spec tells which options take the argument after them
     * @return the input
     * @throws IndexOutOfBoundsException if the range is not in the array
     */
    public Input parseUtf8(byte[] utf8, int from, int to, CommandSpec spec) {
        input.tokens.scanner.loadUtf8(utf8, from, to);
        return readText(spec);
    }

    private Input readText(CommandSpec spec) {
        input.use(spec);
        input.tokens.readText(input.tokens.scanner.first(), spec.declared());
        return input;
    }
}
