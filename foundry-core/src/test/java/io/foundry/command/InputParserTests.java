package io.foundry.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foundry.identifier.Identifier;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InputParserTests {

    private static final CommandSpec MIGRATE = CommandSpec.named("migrate:run")
            .option(new OptionSpec("step", 's', true, ""))
            .option(new OptionSpec("force", 'f', false, ""))
            .option(new OptionSpec("verbose", 'v', false, ""))
            .build();

    /** Reads the same input as arguments, as a line and as bytes. */
    private static void inAllForms(CommandSpec spec, String line, Consumer<Input> check) {
        InputParser parser = new InputParser();
        check.accept(parser.parse(line.isEmpty() ? new String[0] : line.split(" "), spec));
        check.accept(parser.parseLine(line, spec));
        check.accept(parser.parseLine(new StringBuilder(line), spec));
        byte[] utf8 = ("<" + line + ">").getBytes(UTF_8);
        check.accept(parser.parseUtf8(utf8, 1, utf8.length - 1, spec));
    }

    private static List<String> arguments(Input input) {
        List<String> arguments = IntStream.range(0, input.argumentCount())
                .mapToObj(input::argument)
                .toList();
        assertThat(IntStream.range(0, input.argumentCount())
                        .mapToObj(i -> input.argumentView(i).toString()))
                .isEqualTo(arguments);
        return arguments;
    }

    @Test
    void readsArgumentsFlagsAndOptions() {
        inAllForms(CommandSpec.ANY, "migrate:run users --force --step=3 2024", input -> {
            assertThat(arguments(input)).containsExactly("migrate:run", "users", "2024");
            assertThat(input.hasFlag("force")).isTrue();
            assertThat(input.hasFlag("forc")).isFalse();
            assertThat(input.hasFlag("step")).isFalse();
            assertThat(input.hasOption("step")).isTrue();
            assertThat(input.hasOption("force")).isFalse();
            assertThat(input.option("step")).isEqualTo("3");
            assertThat(input.optionView("step")).isEqualTo(Identifier.of("3"));
            assertThat(input.option("ste")).isNull();
            assertThat(input.optionView("other")).isNull();
            assertThat(input.hasFlag("")).isFalse();
            assertThat(input.option("")).isNull();
        });
    }

    @Test
    void keepsArgumentsAfterOptionsAndWhatFollowsAFlag() {
        inAllForms(CommandSpec.ANY, "--force users --step=3 2024", input -> {
            assertThat(arguments(input)).containsExactly("users", "2024");
            assertThat(input.hasFlag("force")).isTrue();
        });
        inAllForms(
                MIGRATE, "--force users", input -> assertThat(arguments(input)).containsExactly("users"));
    }

    @Test
    void takesTheNextArgumentWhereTheCommandSaysSo() {
        inAllForms(MIGRATE, "run --step 3 users -s 4 -vs 5", input -> {
            assertThat(arguments(input)).containsExactly("run", "users");
            assertThat(input.optionCount("step")).isEqualTo(3);
            assertThat(input.option("step")).isEqualTo("5");
            assertThat(input.optionView("step", 0)).hasToString("3");
            assertThat(input.optionView("step", 1)).hasToString("4");
            assertThat(input.optionView("step", 2)).hasToString("5");
            assertThat(input.optionView("step", 3)).isNull();
            assertThat(input.optionView("step", -1)).isNull();
            assertThat(input.hasFlag("verbose")).isTrue();
            assertThat(input.hasFlag("step")).isFalse();
        });
        inAllForms(
                CommandSpec.ANY,
                "run --step 3",
                input -> assertThat(arguments(input)).containsExactly("run", "3"));
    }

    @Test
    void readsLettersInClusters() {
        inAllForms(CommandSpec.ANY, "run -abc -n=3 -x", input -> {
            assertThat(List.of(input.hasFlag("a"), input.hasFlag("b"), input.hasFlag("c"), input.hasFlag("x")))
                    .containsOnly(true);
            assertThat(input.hasFlag("n")).isFalse();
            assertThat(input.hasFlag("d")).isFalse();
            assertThat(input.option("n")).isEqualTo("3");
            assertThat(input.option("a")).isNull();
        });
        inAllForms(MIGRATE, "run -fs3 -v", input -> {
            assertThat(input.hasFlag("force")).isTrue();
            assertThat(input.hasFlag("verbose")).isTrue();
            assertThat(input.intOption("step")).isEqualTo(3);
        });
    }

    @Test
    void lastOfRepeatedOptionsCountsAcrossForms() {
        inAllForms(
                MIGRATE,
                "run -s3 --step=4",
                input -> assertThat(input.option("step")).isEqualTo("4"));
        inAllForms(
                MIGRATE,
                "run --step=4 -s 3",
                input -> assertThat(input.option("step")).isEqualTo("3"));
    }

    @Test
    void endsOptionsAtTheTerminator() {
        inAllForms(MIGRATE, "run --force -- --step -f --", input -> {
            assertThat(arguments(input)).containsExactly("run", "--step", "-f", "--");
            assertThat(input.hasFlag("force")).isTrue();
        });
    }

    @Test
    void takesDashesAndNegativeNumbersForArguments() {
        inAllForms(MIGRATE, "run - -5 -.5 --step -7", input -> {
            assertThat(arguments(input)).containsExactly("run", "-", "-5", "-.5");
            assertThat(input.intOption("step")).isEqualTo(-7);
        });
        CommandSpec digits = CommandSpec.named("x")
                .option(new OptionSpec("five", '5', false, ""))
                .build();
        inAllForms(digits, "run -5", input -> assertThat(input.hasFlag("five")).isTrue());
    }

    @Test
    void acceptsEmptyInputAndEmptyValues() {
        inAllForms(
                CommandSpec.ANY, "", input -> assertThat(input.argumentCount()).isZero());
        inAllForms(
                CommandSpec.ANY,
                "a --b=",
                input -> assertThat(input.option("b")).isEmpty());
        assertThat(arguments(new InputParser().parse("", "a"))).containsExactly("", "a");
    }

    @Test
    void growsOnceBeyondWhatIsInline() {
        StringBuilder line = new StringBuilder("run");
        IntStream.range(0, 40)
                .forEach(i -> line.append(" a")
                        .append(i)
                        .append(" --f")
                        .append(i)
                        .append("=")
                        .append(i));
        inAllForms(CommandSpec.ANY, line.toString(), input -> {
            assertThat(input.argumentCount()).isEqualTo(41);
            assertThat(input.argument(40)).isEqualTo("a39");
            assertThat(input.argumentView(40)).hasToString("a39");
            for (int i = 0; i < 40; i++) {
                assertThat(input.option("f" + i)).isEqualTo("" + i);
                assertThat(input.optionView("f" + i)).hasToString("" + i);
            }
        });
    }

    @Test
    void unquotesAsAShellDoes() {
        Input input = new InputParser()
                .parseLine("  run\t'two words' \"say \\\"hi\\\" \\n\" it\\'s --name='a b'c \"\" a\"b\"'c'\\ d  ");

        assertThat(arguments(input)).containsExactly("run", "two words", "say \"hi\" \\n", "it's", "", "abc d");
        assertThat(input.option("name")).isEqualTo("a bc");
    }

    @Test
    void doesNotDependOnWhatBecomesOfTheBytes() {
        byte[] utf8 = "run größe".getBytes(UTF_8);
        Input input = new InputParser().parseUtf8(utf8, 0, utf8.length);

        java.util.Arrays.fill(utf8, (byte) 'x');

        assertThat(arguments(input)).containsExactly("run", "größe");
    }

    @Test
    void forgetsTheInputBefore() {
        InputParser parser = new InputParser();
        parser.parseLine("a b c --x --y=1 -z");

        Input input = parser.parse("d");

        assertThat(arguments(input)).containsExactly("d");
        assertThat(input.hasFlag("x") || input.hasFlag("z") || input.hasOption("y"))
                .isFalse();
    }

    @Test
    void saysWhichArgumentsThereAre() {
        Input input = new InputParser().parse("a", "b");

        assertThatThrownBy(() -> input.argument(2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("There is no argument 2, the input has 2");
        assertThatThrownBy(() -> input.argumentView(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
