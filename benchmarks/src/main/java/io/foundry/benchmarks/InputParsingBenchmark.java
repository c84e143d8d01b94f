package io.foundry.benchmarks;

import io.foundry.command.Input;
import io.foundry.command.InputParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * Reads one input and asks for the first argument, a flag and an option, as far as the input has them.
 *
 * <p>Nobody hashes an argument here, but the baselines hash the names they cut out of them. picocli and Commons CLI
 * know the options beforehand and check them; the others take any.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar InputParsing -prof gc</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class InputParsingBenchmark {

    @Param({"small", "large", "argv5", "positional3", "overflow"})
    String workload = "";

    private String[] args = {};

    private String line = "";

    private byte[] utf8 = {};

    private String flag = "";

    private String option = "";

    private final InputParser parser = new InputParser();

    private final Options commonsCliOptions = new Options();

    private final DefaultParser commonsCliParser = new DefaultParser();

    private picocli.CommandLine.Model.CommandSpec picocliSpec = picocli.CommandLine.Model.CommandSpec.create();

    private picocli.CommandLine picocliParser = new picocli.CommandLine(picocliSpec);

    @Setup
    public void prepare() {
        flag = "force";
        option = "step";
        switch (workload) {
            case "small" -> {
                args = new String[] {"migrate:run", "--force", "--verbose"};
                option = "";
            }
            case "large" -> {
                args = ("command --opt1=val1 --opt2=val2 --opt3=val3 --opt4=val4 --opt5=val5 arg1 arg2"
                                + " --flag1 --flag2 --flag3")
                        .split(" ");
                flag = "";
                option = "opt3";
            }
            case "argv5" -> args = Workloads.argv(0);
            case "positional3" -> {
                args = new String[] {"migrate:run", "users", "2024"};
                flag = "";
                option = "";
            }
            default -> {
                List<String> many = new ArrayList<>();
                IntStream.range(0, 10).forEach(i -> many.add("argument" + i));
                IntStream.range(0, 20).forEach(i -> many.add("--flag" + i));
                args = many.toArray(String[]::new);
                flag = "flag7";
                option = "";
            }
        }
        line = String.join(" ", args);
        utf8 = line.getBytes(StandardCharsets.UTF_8);
        declare();
    }

    private void declare() {
        picocliSpec = picocli.CommandLine.Model.CommandSpec.create();
        picocliSpec.addPositional(picocli.CommandLine.Model.PositionalParamSpec.builder()
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..*")
                .build());
        for (String arg : args) {
            if (arg.startsWith("--")) {
                String name = arg.substring(2).replaceAll("=.*", "");
                boolean valued = arg.contains("=");
                commonsCliOptions.addOption(
                        Option.builder().longOpt(name).hasArg(valued).get());
                picocliSpec.addOption(picocli.CommandLine.Model.OptionSpec.builder("--" + name)
                        .type(valued ? String.class : boolean.class)
                        .build());
            }
        }
        picocliParser = new picocli.CommandLine(picocliSpec);
    }

    private void ask(Input input, Blackhole blackhole) {
        blackhole.consume(input.argumentView(0));
        if (!flag.isEmpty()) {
            blackhole.consume(input.hasFlag(flag));
        }
        if (!option.isEmpty()) {
            blackhole.consume(input.optionView(option));
        }
    }

    @Benchmark
    public void foundryArguments(Blackhole blackhole) {
        ask(parser.parse(args), blackhole);
    }

    @Benchmark
    public void foundryLine(Blackhole blackhole) {
        ask(parser.parseLine(line), blackhole);
    }

    @Benchmark
    public void foundryUtf8(Blackhole blackhole) {
        ask(parser.parseUtf8(utf8, 0, utf8.length), blackhole);
    }

    @Benchmark
    public void handWritten(Blackhole blackhole) {
        HandWrittenInput input = new HandWrittenInput(args);
        blackhole.consume(input.arguments.get(0));
        if (!flag.isEmpty()) {
            blackhole.consume(input.flags.contains(flag));
        }
        if (!option.isEmpty()) {
            blackhole.consume(input.options.get(option));
        }
    }

    @Benchmark
    public void commonsCli(Blackhole blackhole) throws ParseException {
        CommandLine input = commonsCliParser.parse(commonsCliOptions, args);
        blackhole.consume(input.getArgList().get(0));
        if (!flag.isEmpty()) {
            blackhole.consume(input.hasOption(flag));
        }
        if (!option.isEmpty()) {
            blackhole.consume(input.getOptionValue(option));
        }
    }

    @Benchmark
    public void picocli(Blackhole blackhole) {
        picocli.CommandLine.ParseResult input = picocliParser.parseArgs(args);
        blackhole.consume(input.matchedPositional(0));
        if (!flag.isEmpty()) {
            blackhole.consume(input.hasMatchedOption(flag));
        }
        if (!option.isEmpty()) {
            blackhole.consume(input.<String>matchedOptionValue(option, null));
        }
    }
}
