package io.foundry.spring.command;

import io.foundry.command.CommandRegistry;
import io.foundry.command.CommandSpec;
import io.foundry.command.Input;
import io.foundry.command.InputParser;
import io.foundry.measure.Operation;
import io.foundry.spring.feature.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parsing a line of input and finding its command, without running it: commands have effects, and are not repeated for
 * a measurement.
 *
 * <p>The baseline is what one writes by hand: lists and maps of the input, and a HashMap of commands.
 */
final class CommandLookup {

    private final CommandRegistry registry;

    private final Map<String, CommandSpec> byName = new HashMap<>();

    private final String[][] inputs;

    CommandLookup(CommandRegistry registry) {
        this.registry = registry;
        registry.specs().forEach(spec -> byName.put(spec.name(), spec));
        // Not the registry's own Strings: arguments come from outside.
        this.inputs = registry.specs().stream()
                .map(spec -> new String[] {copy(spec.name()), "users", "--force", "--step=3", "2024"})
                .toArray(String[][]::new);
    }

    @SuppressWarnings("StringOperationCanBeSimplified")
    private static String copy(String name) {
        return new String(name.toCharArray());
    }

    Workload workload() {
        InputParser parser = new InputParser();
        return new Workload(
                "parse 5 arguments and find one of " + inputs.length + " commands, without running it",
                Operation.returningLong("lists, maps and HashMap by hand", this::byHand)
                        .unitsPerCall(inputs.length),
                Operation.returningLong("InputParser and CommandRegistry", () -> withFoundry(parser))
                        .unitsPerCall(inputs.length));
    }

    private long withFoundry(InputParser parser) {
        long sum = 0;
        for (String[] args : inputs) {
            Input input = parser.parse(args);
            sum += registry.find(input.argumentView(0)) != null ? 1 : 0;
            sum += input.hasFlag("force") ? 1 : 0;
            sum += input.intOption("step", 0);
        }
        return sum;
    }

    private long byHand() {
        long sum = 0;
        for (String[] args : inputs) {
            List<String> arguments = new ArrayList<>();
            Map<String, String> options = new HashMap<>();
            for (String arg : args) {
                if (arg.startsWith("--")) {
                    int equals = arg.indexOf('=');
                    options.put(
                            arg.substring(2, equals < 0 ? arg.length() : equals),
                            equals < 0 ? "" : arg.substring(equals + 1));
                } else {
                    arguments.add(arg);
                }
            }
            sum += byName.get(arguments.get(0)) != null ? 1 : 0;
            sum += options.containsKey("force") ? 1 : 0;
            String step = options.get("step");
            sum += step == null ? 0 : Integer.parseInt(step);
        }
        return sum;
    }
}
