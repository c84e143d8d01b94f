package io.foundry.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** The parser against a slow, obvious one. A failure prints the seed and the smallest input found. */
class InputParserPropertyTests {

    private static final CommandSpec SPEC = CommandSpec.named("x")
            .option(new OptionSpec("step", 's', true, ""))
            .option(new OptionSpec("steps", OptionSpec.NO_LETTER, true, ""))
            .option(new OptionSpec("force", 'f', false, ""))
            .build();

    private static final List<String> PIECES = List.of(
            "a",
            "users",
            "-",
            "--",
            "--force",
            "--step",
            "--step=3",
            "--step=",
            "--steps=4",
            "--steps",
            "--other",
            "--other=é=x",
            "-f",
            "-s",
            "-s3",
            "-s=4",
            "-fs",
            "-fsf",
            "-xyz",
            "-5",
            "-.5",
            "",
            "größe",
            "--=",
            "-=",
            "--ste",
            "---",
            "a=b",
            "-n=1");

    private static final List<String> ASKED =
            List.of("step", "steps", "force", "other", "ste", "f", "s", "x", "z", "n", "");

    private static Gen<List<String>> inputs() {
        return lists().of(integers().between(0, PIECES.size() - 1))
                .ofSizeBetween(0, 12)
                .map(picks -> picks.stream().map(PIECES::get).toList());
    }

    @Test
    void agreesWithAnObviousParser() {
        InputParser parser = new InputParser();
        qt().withExamples(20_000).forAll(inputs(), integers().between(0, 1)).checkAssert((args, declared) -> {
            CommandSpec spec = declared == 1 ? SPEC : CommandSpec.ANY;
            ObviousParser expected = ObviousParser.parse(args, declared == 1);
            String line = ObviousParser.quoted(args);
            byte[] utf8 = line.getBytes(UTF_8);
            assertSame(expected, () -> parser.parse(args.toArray(String[]::new), spec));
            assertSame(expected, () -> parser.parseLine(line, spec));
            assertSame(expected, () -> parser.parseUtf8(utf8, 0, utf8.length, spec));
        });
    }

    private interface Parse {
        Input run();
    }

    private static void assertSame(ObviousParser expected, Parse parse) {
        Input input;
        try {
            input = parse.run();
        } catch (InvalidInputException e) {
            assertThat(expected.failed).as(e.getMessage()).isTrue();
            return;
        }
        assertThat(expected.failed).isFalse();
        assertThat(IntStream.range(0, input.argumentCount())
                        .mapToObj(input::argument)
                        .toList())
                .isEqualTo(expected.arguments);
        for (String name : ASKED) {
            List<String> values = expected.values(name);
            assertThat(input.hasFlag(name)).as(name).isEqualTo(expected.hasFlag(name));
            assertThat(input.optionCount(name)).as(name).isEqualTo(values.size());
            assertThat(input.option(name)).as(name).isEqualTo(values.isEmpty() ? null : values.get(values.size() - 1));
            for (int i = 0; i < values.size(); i++) {
                assertThat(input.optionView(name, i)).hasToString(values.get(i));
            }
        }
    }
}
