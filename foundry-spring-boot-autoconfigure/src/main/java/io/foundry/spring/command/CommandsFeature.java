package io.foundry.spring.command;

import io.foundry.command.CommandRegistry;
import io.foundry.command.CommandSpec;
import io.foundry.command.CommandStatistics;
import io.foundry.spring.feature.FoundryFeature;
import io.foundry.spring.feature.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows the application's commands and how often they ran, and measures how they are found. */
public final class CommandsFeature implements FoundryFeature {

    private final CommandRegistry registry;

    /**
     * Creates a view of the commands.
     *
     * @param registry holds them
     */
    public CommandsFeature(CommandRegistry registry) {
        this.registry = registry;
    }

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("commands", registry.specs().size());
        return figures;
    }

    @Override
    public Map<String, Object> details() {
        Map<String, Object> details = figures();
        Map<String, Object> byName = new LinkedHashMap<>();
        registry.specs().forEach(spec -> byName.put(spec.name(), describe(spec)));
        details.put("byName", byName);
        return details;
    }

    private Map<String, Object> describe(CommandSpec spec) {
        Map<String, Object> command = new LinkedHashMap<>();
        command.put("description", spec.description());
        command.put("aliases", spec.aliases());
        CommandStatistics statistics = registry.statistics(spec.name());
        if (statistics != null) {
            command.put("runs", statistics.runs());
            command.put("failures", statistics.failures());
            if (statistics.latencies().count() > 0) {
                command.put("medianNanos", statistics.latencies().quantileNanos(0.5));
                command.put("p99Nanos", statistics.latencies().quantileNanos(0.99));
            }
        }
        return command;
    }

    @Override
    public List<Workload> workloads() {
        return registry.specs().isEmpty() ? List.of() : List.of(new CommandLookup(registry).workload());
    }
}
