package io.foundry.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.foundry.identifier.AllocatedBytes;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommandAllocationTests {

    private static final String LINE = "migrate:run users --force --step=3 --wait=5s --size=4KB --mode=fast '20 24'";

    private static final String[] ARGS = LINE.replace("'20 24'", "2024").split(" ");

    private static final byte[] UTF8 = (LINE + " größe").getBytes(UTF_8);

    private final InputParser parser = new InputParser();

    enum Mode {
        SAFE,
        FAST
    }

    private static int askAll(Input input) {
        return input.argumentView(0).length()
                + input.argumentCount()
                + (input.hasFlag("force") ? 1 : 0)
                + input.optionView("step").length()
                + input.intOption("step")
                + (int) input.nanosOption("wait", 0)
                + (int) input.bytesOption("size", 0)
                + input.enumOption("mode", Mode.SAFE).ordinal();
    }

    @Test
    void readingArgumentsAllocatesNothing() throws Exception {
        AllocatedBytes.assertNone(() -> {
            Input input = parser.parse(ARGS);
            return askAll(input) + input.argument(0).length() + input.intArgument(2);
        });
    }

    @Test
    void readingALineAllocatesNothing() throws Exception {
        AllocatedBytes.assertNone(() -> askAll(parser.parseLine(LINE)));
        StringBuilder builder = new StringBuilder(LINE);
        AllocatedBytes.assertNone(() -> askAll(parser.parseLine(builder)));
    }

    @Test
    void readingBytesAllocatesNothing() throws Exception {
        AllocatedBytes.assertNone(() -> askAll(parser.parseUtf8(UTF8, 0, UTF8.length)));
    }

    @Test
    void anInputThatIsNotInlineAllocatesNothingOnceGrown() throws Exception {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            line.append("argument")
                    .append(i)
                    .append(" --flag")
                    .append(i)
                    .append(" --flag1")
                    .append(i)
                    .append(' ');
        }
        String text = line.toString();
        String[] args = text.split(" ");

        AllocatedBytes.assertNone(() ->
                parser.parse(args).argumentCount() + (parser.parseLine(text).hasFlag("flag17") ? 1 : 0));
    }

    @ParameterizedTest
    @EnumSource(CommandMetrics.class)
    void dispatchingAllocatesNothing(CommandMetrics metrics) throws Exception {
        CommandRegistry registry = CommandRegistry.builder()
                .register(
                        CommandSpec.named("migrate:run")
                                .argument(new ArgumentSpec("tables", ArgumentSpec.Arity.REPEATED, ""))
                                .flag("force", "")
                                .valueOption("step", "")
                                .valueOption("wait", "")
                                .valueOption("size", "")
                                .valueOption("mode", "")
                                .build(),
                        CommandAllocationTests::askSome)
                .middleware(new CommandMiddleware() {})
                .metrics(metrics)
                .build();
        CommandDispatcher dispatcher = registry.newDispatcher();

        AllocatedBytes.assertNone(() -> dispatcher.dispatch(ARGS)
                + dispatcher.dispatchLine(LINE)
                + dispatcher.dispatchUtf8(UTF8, 0, UTF8.length));
    }

    private static int askSome(Input input) {
        return input.argumentCount()
                + (input.hasFlag("force") ? 1 : 0)
                + input.intOption("step")
                + (int) TimeUnit.NANOSECONDS.toSeconds(input.nanosOption("wait", 0));
    }
}
