package io.foundry.benchmarks;

import io.foundry.command.ArgumentSpec;
import io.foundry.command.Command;
import io.foundry.command.CommandDispatcher;
import io.foundry.command.CommandMetrics;
import io.foundry.command.CommandRegistry;
import io.foundry.command.CommandSpec;
import io.foundry.command.Input;
import io.foundry.command.InputParser;
import io.foundry.command.RegisteredCommand;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Runs commands, of 100 in eight classes: reads an input, takes its first argument, looks the command up, executes it.
 * An invocation is a batch of that many inputs; divide by the batch for one.
 *
 * <p>The names in the arguments are equal to the registered ones but not the same Strings. Their hash codes are cached
 * after the first round, for the baselines as for Foundry; {@code …FreshKey} looks names up that nobody hashed before,
 * and pays for making them. Foundry's commands declare what they take unless a name says lenient, so each input is
 * checked; the baselines check nothing.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar CommandDispatch -prof gc</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CommandDispatchBenchmark {

    /** Commands of the hand-written baseline. */
    private interface HandWrittenCommand {
        int execute(HandWrittenInput input);
    }

    @Param({"1", "10", "100", "1000"})
    int batch;

    private String[][] argvs = {};

    private String[] lines = {};

    private byte[][] utf8 = {};

    private char[][] freshNames = {};

    private CommandDispatcher declared = registry(false, CommandMetrics.OFF).newDispatcher();

    private CommandDispatcher counted = registry(false, CommandMetrics.COUNTS).newDispatcher();

    private CommandDispatcher measured =
            registry(false, CommandMetrics.LATENCIES).newDispatcher();

    private CommandDispatcher lenient = registry(true, CommandMetrics.OFF).newDispatcher();

    private final CommandRegistry registry = registry(true, CommandMetrics.OFF);

    private final Map<String, Command> hashMapCommands = new HashMap<>();

    private final Map<String, Command> concurrentHashMapCommands = new ConcurrentHashMap<>();

    private final Map<String, HandWrittenCommand> handWrittenCommands = new HashMap<>();

    private final Input input = new InputParser().parse("users", "--force", "--step=3", "2024");

    private int next;

    private static CommandRegistry registry(boolean lenient, CommandMetrics metrics) {
        CommandRegistry.Builder builder = CommandRegistry.builder().metrics(metrics);
        List<String> names = Workloads.names();
        for (int i = 0; i < names.size(); i++) {
            CommandSpec.Builder spec = CommandSpec.named(names.get(i));
            if (lenient) {
                spec.lenient();
            } else {
                spec.argument(new ArgumentSpec("tables", ArgumentSpec.Arity.REPEATED, "tables"))
                        .flag("force", "without asking")
                        .valueOption("step", "how many");
            }
            builder.register(spec.build(), Workloads.command(i));
        }
        return builder.build();
    }

    @Setup
    public void prepare() {
        List<String> names = Workloads.names();
        for (int i = 0; i < names.size(); i++) {
            hashMapCommands.put(names.get(i), Workloads.command(i));
            concurrentHashMapCommands.put(names.get(i), Workloads.command(i));
            handWrittenCommands.put(names.get(i), handWritten(i));
        }
        int inputs = Math.max(batch, Workloads.COMMANDS);
        argvs = new String[inputs][];
        lines = new String[inputs];
        utf8 = new byte[inputs][];
        freshNames = new char[inputs][];
        for (int j = 0; j < inputs; j++) {
            argvs[j] = Workloads.argv(j);
            lines[j] = String.join(" ", argvs[j]);
            utf8[j] = lines[j].getBytes(StandardCharsets.UTF_8);
            freshNames[j] = argvs[j][0].toCharArray();
        }
    }

    private static HandWrittenCommand handWritten(int i) {
        int[] factors = {3, 5, 7, 11, 13, 17, 19, 23};
        int factor = factors[i % 8];
        return switch (i % 8) {
            case 0 -> asked -> Workloads.result(i, factor, asked);
            case 1 -> asked -> Workloads.result(i, factor, asked);
            case 2 -> asked -> Workloads.result(i, factor, asked);
            case 3 -> asked -> Workloads.result(i, factor, asked);
            case 4 -> asked -> Workloads.result(i, factor, asked);
            case 5 -> asked -> Workloads.result(i, factor, asked);
            case 6 -> asked -> Workloads.result(i, factor, asked);
            default -> asked -> Workloads.result(i, factor, asked);
        };
    }

    private int advance() {
        next = next + 1 < argvs.length ? next + 1 : 0;
        return next;
    }

    private int arguments(CommandDispatcher dispatcher) throws Exception {
        int sum = 0;
        for (int i = 0; i < batch; i++) {
            sum += dispatcher.dispatch(argvs[advance()]);
        }
        return sum;
    }

    @Benchmark
    public int foundryArguments() throws Exception {
        return arguments(declared);
    }

    @Benchmark
    public int foundryArgumentsLenient() throws Exception {
        return arguments(lenient);
    }

    @Benchmark
    public int foundryArgumentsCounted() throws Exception {
        return arguments(counted);
    }

    @Benchmark
    public int foundryArgumentsMeasured() throws Exception {
        return arguments(measured);
    }

    @Benchmark
    public int foundryLine() throws Exception {
        int sum = 0;
        for (int i = 0; i < batch; i++) {
            sum += declared.dispatchLine(lines[advance()]);
        }
        return sum;
    }

    @Benchmark
    public int foundryUtf8() throws Exception {
        int sum = 0;
        for (int i = 0; i < batch; i++) {
            byte[] bytes = utf8[advance()];
            sum += declared.dispatchUtf8(bytes, 0, bytes.length);
        }
        return sum;
    }

    /** Lists, maps and a HashMap of commands. */
    @Benchmark
    public int handWritten() {
        int sum = 0;
        for (int i = 0; i < batch; i++) {
            HandWrittenInput asked = new HandWrittenInput(argvs[advance()]);
            HandWrittenCommand command = handWrittenCommands.get(asked.arguments.get(0));
            sum += command == null ? 0 : command.execute(asked);
        }
        return sum;
    }

    @Benchmark
    public int foundryLookupAndCall() throws Exception {
        int sum = 0;
        for (int i = 0; i < batch; i++) {
            RegisteredCommand command = registry.find(argvs[advance()][0]);
            sum += command == null ? 0 : command.command().execute(input);
        }
        return sum;
    }

    @Benchmark
    public int hashMapLookupAndCall() throws Exception {
        int sum = 0;
        for (int i = 0; i < batch; i++) {
            Command command = hashMapCommands.get(argvs[advance()][0]);
            sum += command == null ? 0 : command.execute(input);
        }
        return sum;
    }

    @Benchmark
    public int concurrentHashMapLookupAndCall() throws Exception {
        int sum = 0;
        for (int i = 0; i < batch; i++) {
            Command command = concurrentHashMapCommands.get(argvs[advance()][0]);
            sum += command == null ? 0 : command.execute(input);
        }
        return sum;
    }

    @Benchmark
    public int foundryLookupAndCallFreshKey() throws Exception {
        int sum = 0;
        for (int i = 0; i < batch; i++) {
            RegisteredCommand command = registry.find(new String(freshNames[advance()]));
            sum += command == null ? 0 : command.command().execute(input);
        }
        return sum;
    }

    @Benchmark
    public int hashMapLookupAndCallFreshKey() throws Exception {
        int sum = 0;
        for (int i = 0; i < batch; i++) {
            Command command = hashMapCommands.get(new String(freshNames[advance()]));
            sum += command == null ? 0 : command.execute(input);
        }
        return sum;
    }
}
