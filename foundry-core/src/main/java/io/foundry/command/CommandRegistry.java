package io.foundry.command;

import io.foundry.identifier.Identifier;
import io.foundry.identifier.IdentifierTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The commands of an application, by name and alias.
 *
 * <p>Immutable once built, and thread-safe. Each thread that runs commands often has a {@link #newDispatcher dispatcher}
 * of its own, for {@link #run} makes one each time. No argument is null; a name that is not known gives null.
 *
 * <p>Lookups allocate nothing and make no String.
 */
public final class CommandRegistry {

    final IdentifierTable<RegisteredCommand> table;

    final CommandMiddleware[] middleware;

    final CommandMetrics metrics;

    final Meters meters;

    private final boolean ignoreCase;

    private final List<CommandSpec> specs;

    private final List<String> names;

    private CommandRegistry(Builder from) {
        this.table = IdentifierTable.copyOf(from.byName);
        this.middleware = from.middleware.toArray(CommandMiddleware[]::new);
        this.metrics = from.metrics;
        this.meters = new Meters(from.commands.size(), metrics == CommandMetrics.LATENCIES);
        this.ignoreCase = from.ignoreCase;
        this.specs = from.commands.stream()
                .map(RegisteredCommand::spec)
                .sorted(Comparator.comparing(CommandSpec::name))
                .toList();
        this.names = CommandNames.sorted(from.byName.keySet());
    }

    /**
     * Begins a registry.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Finds a command.
     *
     * @param name its name or an alias, exactly
     * @return the command, or null
     */
    public @Nullable RegisteredCommand find(String name) {
        return table.find(name);
    }

    /**
     * Finds a command.
     *
     * @param name its name or an alias, exactly
     * @return the command, or null
     */
    public @Nullable RegisteredCommand find(Identifier name) {
        return table.find(name);
    }

    /**
     * Lists what is registered.
     *
     * @return the declarations by name, unmodifiable
     */
    public List<CommandSpec> specs() {
        return specs;
    }

    /**
     * Suggests names for one that is not known.
     *
     * @param asked what was asked for
     * @return names and aliases, nearest first, at most three
     */
    public List<String> nearest(String asked) {
        return CommandNames.nearest(asked, names);
    }

    /**
     * Makes a dispatcher for one thread.
     *
     * @return a dispatcher of these commands
     */
    public CommandDispatcher newDispatcher() {
        return new CommandDispatcher(this);
    }

    /**
     * Runs one command, from any thread.
     *
     * @param args the command's name and its input
     * @return its exit code
     * @throws InvalidInputException if the input is not what the command declares
     * @throws UnknownCommandException if there is no such command
     * @throws Exception what the command throws
     */
    public int run(String... args) throws Exception {
        return newDispatcher().dispatch(args);
    }

    /**
     * Tells how often a command ran.
     *
     * @param name its name or an alias
     * @return its figures, all 0 if nothing is counted, or null if it is not known
     */
    public @Nullable CommandStatistics statistics(String name) {
        RegisteredCommand command = find(name);
        return command == null
                ? null
                : meters.statistics(command.index, command.spec().name());
    }

    /** The cold path of a name that is not there exactly. */
    RegisteredCommand findOtherwise(Identifier name) {
        RegisteredCommand found = ignoreCase ? table.findIgnoreCase(name) : table.find(name);
        if (found == null) {
            String asked = name.toString();
            throw new UnknownCommandException(asked, nearest(asked), names.size());
        }
        return found;
    }

    /** The cold path of an input without a name. */
    UnknownCommandException nameless() {
        return new UnknownCommandException("", List.of(), names.size());
    }

    /** Collects commands. Confined to one thread. */
    public static final class Builder {

        private final List<RegisteredCommand> commands = new ArrayList<>();
        private final Map<String, RegisteredCommand> byName = new LinkedHashMap<>();
        private final List<CommandMiddleware> middleware = new ArrayList<>();
        private CommandMetrics metrics = CommandMetrics.COUNTS;
        private boolean ignoreCase;

        private Builder() {}

        /**
         * Registers a command under its name and aliases.
         *
         * @param spec what it declares
         * @param command what runs
         * @return this
         * @throws IllegalArgumentException if one of its names is taken
         */
        public Builder register(CommandSpec spec, Command command) {
            RegisteredCommand registered = new RegisteredCommand(spec, command, commands.size());
            put(spec.name(), registered);
            spec.aliases().forEach(alias -> put(alias, registered));
            commands.add(registered);
            return this;
        }

        /**
         * Adds middleware inside what was added before.
         *
         * @param around called around each command
         * @return this
         */
        public Builder middleware(CommandMiddleware around) {
            middleware.add(around);
            return this;
        }

        /**
         * Says what is counted; runs and failures if not called.
         *
         * @param wanted how much
         * @return this
         */
        public Builder metrics(CommandMetrics wanted) {
            metrics = wanted;
            return this;
        }

        /**
         * Lets dispatchers take a name in any case where no name is exactly that and one matches.
         *
         * @return this
         */
        public Builder ignoreCase() {
            ignoreCase = true;
            return this;
        }

        /**
         * Ends the registration.
         *
         * @return a registry of these commands
         */
        public CommandRegistry build() {
            return new CommandRegistry(this);
        }

        private void put(String name, RegisteredCommand command) {
            RegisteredCommand other = byName.putIfAbsent(name, command);
            if (other != null) {
                throw new IllegalArgumentException("The name '" + name + "' is wanted by the commands "
                        + other.spec().name() + " and " + command.spec().name());
            }
        }
    }
}
