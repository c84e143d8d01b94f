package io.foundry.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/** Hostile lines: whatever comes in, nothing but the declared error comes out, and the error can be shown. */
class InputParserFuzzTests {

    private static final String ALPHABET = "aab-- =='\"\\\\ \t\n5.é\uD83D\uDE00\u0000s";

    private final InputParser parser = new InputParser();

    private final CommandSpec spec = CommandSpec.named("x")
            .option(new OptionSpec("ab", 'a', true, ""))
            .option(new OptionSpec("bb", 'b', false, ""))
            .build();

    @RepeatedTest(20)
    void onlyTheDeclaredErrorComesOut() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String line = line(random);
            byte[] utf8 = line.getBytes(UTF_8);
            for (int flips = random.nextInt(3); flips > 0 && utf8.length > 0; flips--) {
                utf8[random.nextInt(utf8.length)] = (byte) random.nextInt();
            }
            try {
                check(line, utf8, random.nextBoolean() ? spec : CommandSpec.ANY);
            } catch (RuntimeException | AssertionError e) {
                fail("seed " + seed + ", line <" + line + ">", e);
            }
        }
    }

    private void check(String line, byte[] utf8, CommandSpec declared) {
        String fromLine = outcome(() -> parser.parseLine(line, declared), line);
        assertThat(outcome(() -> parser.parseLine(new StringBuilder(line), declared), line))
                .isEqualTo(fromLine);
        String decoded = new String(utf8, UTF_8);
        assertThat(outcome(() -> parser.parseUtf8(utf8, 0, utf8.length, declared), decoded))
                .isEqualTo(outcome(() -> parser.parseLine(decoded, declared), decoded));
    }

    private interface Parse {
        Input run();
    }

    private static String outcome(Parse parse, String line) {
        try {
            Input input = parse.run();
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < input.argumentCount(); i++) {
                all.append(input.argument(i)).append('\u0001');
            }
            for (String name : new String[] {"ab", "bb", "a", "b", "s", "-", "=", ""}) {
                all.append(input.hasFlag(name)).append(input.option(name)).append(input.optionCount(name));
                number(input, name, line);
            }
            return all.toString();
        } catch (InvalidInputException e) {
            assertThat(e.position()).isBetween(0, e.input().length());
            assertThat(e.input()).isEqualTo(line);
            assertThat(e.explanation()).contains("^");
            return e.getMessage();
        }
    }

    private static void number(Input input, String name, String line) {
        try {
            input.intOption(name, 1);
        } catch (InvalidInputException e) {
            assertThat(e.position()).isBetween(0, line.length());
        }
    }

    private static String line(Random random) {
        StringBuilder line = new StringBuilder();
        for (int length = random.nextInt(30); length > 0; length--) {
            line.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return line.toString();
    }
}
