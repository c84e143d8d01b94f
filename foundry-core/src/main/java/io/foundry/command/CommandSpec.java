package io.foundry.command;

import io.foundry.command.ArgumentSpec.Arity;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command declares: its name, other names, and the input it takes.
 *
 * <p>A command accepts what it declares and nothing else, unless it {@linkplain Builder#lenient() is lenient}.
 * Immutable and thread-safe; nothing in it is null.
 */
public final class CommandSpec {

    /** Stands for input that belongs to no command: any option is accepted. */
    static final CommandSpec ANY = new Builder("any").lenient().build();

    private final String name;
    private final List<String> aliases;
    private final String description;
    private final List<ArgumentSpec> arguments;
    private final List<OptionSpec> options;
    private final boolean lenient;
    private final DeclaredOptions declared;
    private final int fewestArguments;
    private final int mostArguments;

    private CommandSpec(Builder from) {
        this.name = from.name;
        this.aliases = List.copyOf(from.aliases);
        this.description = from.description;
        this.arguments = List.copyOf(from.arguments);
        this.options = List.copyOf(from.options);
        this.lenient = from.lenient;
        this.declared = new DeclaredOptions(options);
        this.fewestArguments = (int)
                arguments.stream().filter(a -> a.arity() == Arity.REQUIRED).count();
        boolean unlimited = lenient || arguments.stream().anyMatch(a -> a.arity() == Arity.REPEATED);
        this.mostArguments = unlimited ? Integer.MAX_VALUE : arguments.size();
    }

    /**
     * Begins a declaration.
     *
     * @param name the command's name, such as {@code migrate:run}
     * @return a builder
     */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /**
     * The name under which it is listed.
     *
     * @return its name
     */
    public String name() {
        return name;
    }

    /**
     * Other names.
     *
     * @return its aliases, unmodifiable
     */
    public List<String> aliases() {
        return aliases;
    }

    /**
     * One line about it.
     *
     * @return the line, empty if none was given
     */
    public String description() {
        return description;
    }

    /**
     * The positional arguments.
     *
     * @return them in their order, unmodifiable
     */
    public List<ArgumentSpec> arguments() {
        return arguments;
    }

    /**
     * The options and flags.
     *
     * @return them as declared, unmodifiable
     */
    public List<OptionSpec> options() {
        return options;
    }

    /**
     * Tells whether it takes input that it does not declare.
     *
     * @return whether unknown options and surplus arguments are accepted
     */
    public boolean isLenient() {
        return lenient;
    }

    @Override
    public String toString() {
        return name;
    }

    DeclaredOptions declared() {
        return declared;
    }

    /** Throws if the input is not what is declared. */
    void check(Tokens tokens) {
        int given = tokens.argumentCount - tokens.skipped;
        if (given < fewestArguments) {
            throw InputProblems.missingArgument(tokens, arguments.get(given).name());
        }
        if (given > mostArguments) {
            throw InputProblems.surplusArgument(tokens, name, mostArguments);
        }
        if (!lenient) {
            declared.check(tokens);
        }
    }

    /** Collects a declaration. Confined to one thread. */
    public static final class Builder {

        private final String name;
        private final List<String> aliases = new ArrayList<>();
        private String description = "";
        private final List<ArgumentSpec> arguments = new ArrayList<>();
        private final List<OptionSpec> options = new ArrayList<>();
        private boolean lenient;

        private Builder(String name) {
            this.name = CommandNames.checked(name);
        }

        /**
         * Adds another name.
         *
         * @param alias the name
         * @return this
         */
        public Builder alias(String alias) {
            aliases.add(CommandNames.checked(alias));
            return this;
        }

        /**
         * Says what the command does.
         *
         * @param line one line
         * @return this
         */
        public Builder description(String line) {
            description = line;
            return this;
        }

        /**
         * Declares the next positional argument.
         *
         * @param argument required ones come first, a repeated one last
         * @return this
         */
        public Builder argument(ArgumentSpec argument) {
            if (!arguments.isEmpty()
                    && arguments.get(arguments.size() - 1).arity().compareTo(argument.arity()) > 0) {
                throw new IllegalArgumentException("Argument '" + argument.name() + "' of " + name
                        + " must come before optional and repeated ones");
            }
            if (!arguments.isEmpty() && arguments.get(arguments.size() - 1).arity() == Arity.REPEATED) {
                throw new IllegalArgumentException("Nothing can follow the repeated argument of " + name);
            }
            arguments.add(argument);
            return this;
        }

        /**
         * Declares an option or flag.
         *
         * @param option no other of the command may have its name or letter
         * @return this
         */
        public Builder option(OptionSpec option) {
            for (OptionSpec other : options) {
                if (other.name().equals(option.name())
                        || (other.letter() == option.letter() && other.letter() != OptionSpec.NO_LETTER)) {
                    throw new IllegalArgumentException(
                            "Options --" + other.name() + " and --" + option.name() + " of " + name + " are alike");
                }
            }
            options.add(option);
            return this;
        }

        /**
         * Declares a flag without a short form.
         *
         * @param flag its name without dashes
         * @param line one line about it
         * @return this
         */
        public Builder flag(String flag, String line) {
            return option(new OptionSpec(flag, OptionSpec.NO_LETTER, false, line));
        }

        /**
         * Declares an option that takes a value and has no short form.
         *
         * @param option its name without dashes
         * @param line one line about it
         * @return this
         */
        public Builder valueOption(String option, String line) {
            return option(new OptionSpec(option, OptionSpec.NO_LETTER, true, line));
        }

        /**
         * Accepts options and arguments that are not declared.
         *
         * @return this
         */
        public Builder lenient() {
            lenient = true;
            return this;
        }

        /**
         * Ends the declaration.
         *
         * @return what was declared
         */
        public CommandSpec build() {
            return new CommandSpec(this);
        }
    }
}
