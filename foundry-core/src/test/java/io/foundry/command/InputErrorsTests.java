package io.foundry.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Collections;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputErrorsTests {

    private static final CommandSpec MIGRATE = CommandSpec.named("migrate:run")
            .argument(new ArgumentSpec("table", ArgumentSpec.Arity.REQUIRED, ""))
            .option(new OptionSpec("step", 's', true, ""))
            .option(new OptionSpec("force", 'f', false, ""))
            .build();

    private final InputParser parser = new InputParser();

    private static InvalidInputException error(ThrowingCallable code) {
        return catchThrowableOfType(InvalidInputException.class, code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            run 'open            |  4 | this quote is not closed
            run a"open           |  5 | this quote is not closed
            run \\               |  4 | nothing follows this backslash; write \\\\ for the char itself
            run --=3             |  4 | an option needs a name between its dashes and '='
            run -=3              |  4 | an option needs a name between its dashes and '='
            run --step           | 10 | option --step needs a value
            run -s               |  6 | option -s needs a value
            run --step --force   | 11 | option --step needs a value; one that starts with a dash is given as --step=-value
            run -s -f            |  7 | option -s needs a value; one that starts with a dash is given as -s=-v
            """)
    void pointsAtWhatCannotBeRead(String line, int position, String problem) {
        InvalidInputException error = error(() -> parser.parseLine(line, MIGRATE));

        assertThat(error).hasMessage("At char " + (position + 1) + " of the input: " + problem);
        assertThat(error.position()).isEqualTo(position);
        assertThat(error.input()).isEqualTo(line);
        if (!line.contains("'") && !line.contains("\"") && !line.contains("\\")) {
            InvalidInputException same = error(() -> parser.parse(line.split(" "), MIGRATE));
            assertThat(same).hasMessage(error.getMessage());
            assertThat(same.input()).isEqualTo(line);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            migrate:run                      | 11 | argument <table> is missing
            migrate:run users more           | 18 | migrate:run takes at most 1 arguments
            migrate:run users --forse        | 18 | there is no option '--forse'; did you mean '--force'?
            migrate:run users --forse=secret | 18 | there is no option '--forse'; did you mean '--force'?
            migrate:run users --zzz          | 18 | there is no option '--zzz'
            migrate:run users -fx            | 20 | there is no option '-x'
            migrate:run users --force=1      | 18 | --force is a flag and takes no value
            migrate:run users -f=1           | 18 | --force is a flag and takes no value
            """)
    void pointsAtWhatIsNotDeclared(String line, int position, String problem) {
        CommandDispatcher dispatcher =
                CommandRegistry.builder().register(MIGRATE, input -> 0).build().newDispatcher();
        byte[] utf8 = line.getBytes(UTF_8);

        for (InvalidInputException error : new InvalidInputException[] {
            error(() -> dispatcher.dispatch(line.split(" "))),
            error(() -> dispatcher.dispatchLine(line)),
            error(() -> dispatcher.dispatchUtf8(utf8, 0, utf8.length))
        }) {
            assertThat(error).hasMessage("At char " + (position + 1) + " of the input: " + problem);
            assertThat(error.position()).isEqualTo(position);
        }
    }

    @Test
    void drawsACaretUnderThePlace() {
        InvalidInputException error = error(() -> parser.parseLine("run \tusers 'open"));

        assertThat(error.explanation()).isEqualTo("""
                At char 12 of the input: this quote is not closed
                run  users 'open
                           ^""");
    }

    @Test
    void cutsLongInputsAroundThePlace() {
        InvalidInputException error = error(() -> parser.parseLine("x ".repeat(500) + "'open" + " y".repeat(500)));

        String[] lines = error.explanation().split("\n");
        assertThat(lines[1]).hasSize(100);
        assertThat(lines[1].charAt(lines[2].indexOf('^'))).isEqualTo('\'');
    }

    @Test
    void pointsAtTheValueBehindQuotes() {
        InvalidInputException error =
                error(() -> parser.parseLine("run 'a b' --step='x' y").intOption("step"));

        assertThat(error.position()).isEqualTo(10);
        assertThat(error.getMessage()).contains("expected a whole number from -2147483648 to 2147483647");
    }

    @Test
    void refusesMoreThanItsLimits() {
        String[] many = Collections.nCopies(Tokens.MOST_TOKENS + 1, "a").toArray(String[]::new);
        assertThat(error(() -> parser.parse(many)).getMessage())
                .contains("there are more than 65536 arguments or options");
        assertThat(error(() -> parser.parseLine("a ".repeat(Tokens.MOST_TOKENS + 1)))
                        .getMessage())
                .contains("there are more than 65536 arguments or options");
        assertThat(error(() -> parser.parseLine("a".repeat(Tokens.MOST_CHARS + 1)))
                        .getMessage())
                .contains("a line may have 1048576 chars, this one has 1048577");

        assertThat(error(() -> new InputParser().parseLine("a ".repeat(Tokens.MOST_TOKENS + 1)))
                        .position())
                .isGreaterThan(Tokens.MOST_TOKENS);
        assertThat(error(() -> parser.parseLine("-a ".repeat(Tokens.MOST_TOKENS + 1))))
                .isNotNull();
        assertThat(parser.parseLine("a".repeat(Tokens.MOST_CHARS)).argumentCount())
                .isEqualTo(1);
        assertThat(parser.parseLine("a ".repeat(Tokens.MOST_TOKENS)).argumentCount())
                .isEqualTo(Tokens.MOST_TOKENS);
    }

    @Test
    void refusesNamesThatCouldNotBeTyped() {
        for (String name : new String[] {"", "-a", "a b", "a'b"}) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> CommandSpec.named(name)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String name : new String[] {"", "a", "-ab", "a=b", "a b"}) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> new OptionSpec(name, OptionSpec.NO_LETTER, false, "")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> MIGRATE_TWICE.option(TWICE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Options --twice and --twice of x are alike");
    }

    private static final OptionSpec TWICE = new OptionSpec("twice", OptionSpec.NO_LETTER, false, "");

    private static final CommandSpec.Builder MIGRATE_TWICE =
            CommandSpec.named("x").option(TWICE);
}
