package io.foundry.command;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the errors of this package. Cold code: here and only here Strings are made of what was read. */
final class InputProblems {

    private InputProblems() {}

    static InvalidInputException unclosedQuote(TextScanner scanner, int at) {
        return of("this quote is not closed", line(scanner), at);
    }

    static InvalidInputException danglingEscape(TextScanner scanner, int at) {
        return of("nothing follows this backslash; write \\\\ for the char itself", line(scanner), at);
    }

    static InvalidInputException tooLong(int chars) {
        return of("a line may have " + Tokens.MOST_CHARS + " chars, this one has " + chars, "", 0);
    }

    static InvalidInputException tooMany(Tokens tokens) {
        String[] first = Arrays.copyOf(tokens.args, Math.min(Tokens.MOST_TOKENS, tokens.args.length));
        String shown = tokens.fromText ? line(tokens.scanner) : String.join(" ", first);
        return of("there are more than " + Tokens.MOST_TOKENS + " arguments or options", shown, shown.length());
    }

    static InvalidInputException nameless(Tokens tokens, long token) {
        return at(tokens, token, 0, "an option needs a name between its dashes and '='", List.of());
    }

    static InvalidInputException missingValue(Tokens tokens, long option, long found) {
        String name = name(tokens, option);
        String problem = "option " + name + " needs a value";
        return found == Tokens.NONE
                ? atEnd(tokens, problem)
                : at(
                        tokens,
                        found,
                        0,
                        problem + "; one that starts with a dash is given as " + example(name),
                        List.of());
    }

    static InvalidInputException valueMismatch(Tokens tokens, long token, OptionSpec option) {
        String problem = option.takesValue()
                ? "option --" + option.name() + " needs a value, as in --" + option.name() + "=value"
                : "--" + option.name() + " is a flag and takes no value";
        return at(tokens, token, 0, problem, List.of());
    }

    static InvalidInputException unknownOption(Tokens tokens, long token, List<OptionSpec> declared) {
        String asked = name(tokens, token).substring(2);
        List<String> nearest = CommandNames.nearest(
                asked, declared.stream().map(OptionSpec::name).toList());
        return at(
                tokens,
                token,
                0,
                "there is no option '--" + asked + "'" + CommandNames.question(nearest, "--"),
                nearest);
    }

    static InvalidInputException unknownLetter(Tokens tokens, long token, int offset) {
        return at(tokens, token, offset, "there is no option '-" + tokens.at(token, offset) + "'", List.of());
    }

    static InvalidInputException missingArgument(Tokens tokens, String name) {
        return atEnd(tokens, "argument <" + name + "> is missing");
    }

    static InvalidInputException optionBeforeName(Tokens tokens) {
        return at(
                tokens, tokens.options[0], 0, "before the command's name, a value is given as --name=value", List.of());
    }

    static InvalidInputException missingOption(Tokens tokens, String name) {
        return atEnd(tokens, "option --" + name + " is missing");
    }

    static InvalidInputException surplusArgument(Tokens tokens, String command, int most) {
        long token = tokens.arguments[tokens.skipped + most];
        return at(
                tokens,
                token,
                0,
                command + " takes " + (most == 0 ? "no" : "at most " + most) + " arguments",
                List.of());
    }

    /** A value that is not what it should be. */
    static InvalidInputException badValue(Tokens tokens, long slice, String expected, @Nullable Throwable cause) {
        int position = tokens.fromText
                ? tokens.scanner.lineOffset((int) (slice >>> 32))
                : position(tokens, (int) (slice >>> 32)) + (int) slice;
        return new InvalidInputException("expected " + expected, rendered(tokens), position, List.of(), cause);
    }

    static IndexOutOfBoundsException noArgument(Tokens tokens, int index) {
        return new IndexOutOfBoundsException(
                "There is no argument " + index + ", the input has " + (tokens.argumentCount - tokens.skipped));
    }

    private static InvalidInputException of(String problem, String input, int position) {
        return new InvalidInputException(problem, input, position, List.of(), null);
    }

    private static InvalidInputException atEnd(Tokens tokens, String problem) {
        String input = rendered(tokens);
        return of(problem, input, input.length());
    }

    private static InvalidInputException at(
            Tokens tokens, long token, int offset, String problem, List<String> nearest) {
        int source = (int) (token >>> 32);
        int position = tokens.fromText ? tokens.scanner.lineOffset(source + offset) : position(tokens, source) + offset;
        return new InvalidInputException(problem, rendered(tokens), position, nearest, null);
    }

    private static int position(Tokens tokens, int index) {
        int position = 0;
        for (int i = 0; i < index; i++) {
            position += tokens.args[i].length() + 1;
        }
        return position;
    }

    /** The option's dashes and name, without what follows '='. */
    private static String name(Tokens tokens, long token) {
        String option = Slices.text(tokens, tokens.slice(token, 0));
        int end = option.indexOf('=');
        return end < 0 ? option : option.substring(0, end);
    }

    private static String example(String name) {
        return name.startsWith("--") ? name + "=-value" : name + "=-v";
    }

    private static String rendered(Tokens tokens) {
        return tokens.fromText ? line(tokens.scanner) : String.join(" ", tokens.args);
    }

    private static String line(TextScanner scanner) {
        return new String(scanner.text, 0, scanner.length);
    }
}
