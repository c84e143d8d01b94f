package io.foundry.command;

import io.foundry.identifier.Identifier;
import io.foundry.identifier.IdentifierView;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a command was given: positional arguments, flags and options.
 *
 * <p>Belongs to the parser or dispatcher that filled it, and is valid until that reads its next input; Strings that it
 * returned stay valid, {@linkplain Identifier#isBorrowed borrowed} identifiers do not. Confined to one thread. The
 * array of arguments must not be changed meanwhile; lines and bytes may be.
 *
 * <p>Options are asked for by their name without dashes, also by a single letter. Where an option is repeated the last
 * one counts; {@link #optionCount} and {@link #optionView(String, int)} see all. No argument is null; nulls are returned
 * for options that were not given, and only where {@code @Nullable} says so. A value of the wrong kind is an
 * {@link InvalidInputException}.
 *
 * <p>Allocates nothing, except where a String or Duration is made: {@link #argument} of a line or bytes, and
 * {@link #option}.
 */
public final class Input {

    // More than 200 lines, because a command should find all that it may ask for in one place.

    final Tokens tokens = new Tokens();

    private CommandSpec spec = CommandSpec.ANY;

    /** One view for each argument, so that those of two arguments can be held together. */
    private @Nullable IdentifierView[] argumentViews = new IdentifierView[Tokens.INLINE_ARGUMENTS];

    private @Nullable IdentifierView[] optionViews = new IdentifierView[Tokens.INLINE_OPTIONS];

    Input() {}

    void use(CommandSpec next) {
        // A load is cheaper than a store of a reference.
        if (spec != next) {
            spec = next;
        }
    }

    /**
     * Counts the positional arguments; for a dispatched command, those after its name.
     *
     * @return how many there are
     */
    public int argumentCount() {
        return tokens.argumentCount - tokens.skipped;
    }

    /**
     * Reads an argument.
     *
     * @param index from 0
     * @return its text
     * @throws IndexOutOfBoundsException if there are not so many
     */
    public String argument(int index) {
        long token = argumentToken(index);
        return tokens.fromText ? Slices.text(tokens, tokens.slice(token, 0)) : tokens.args[(int) (token >>> 32)];
    }

    /**
     * Borrows an argument.
     *
     * @param index from 0
     * @return a view, the same object for the same index
     * @throws IndexOutOfBoundsException if there are not so many
     */
    public Identifier argumentView(int index) {
        long token = argumentToken(index);
        if (index >= argumentViews.length) {
            argumentViews = Arrays.copyOf(argumentViews, tokens.arguments.length);
        }
        IdentifierView view = viewAt(argumentViews, index);
        return tokens.fromText ? Slices.borrow(tokens, token, view) : view.wrap(tokens.args[(int) (token >>> 32)]);
    }

    /**
     * Reads a whole number.
     *
     * @param index the argument, from 0
     * @return its value
     */
    public int intArgument(int index) {
        return (int) longArgument(index, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /**
     * Reads a whole number in a range.
     *
     * @param index the argument, from 0
     * @param least the least that is accepted
     * @param most the greatest that is accepted
     * @return its value
     */
    public long longArgument(int index, long least, long most) {
        return Values.wholeNumber(tokens, tokens.slice(argumentToken(index), 0), least, most);
    }

    /**
     * Tells whether a flag was given, that is, an option without a value.
     *
     * @param name its name
     * @return whether it is there
     */
    public boolean hasFlag(String name) {
        return tokens.findFlag(name) >= 0
                || (tokens.anyShort
                        && ShortOptions.hasFlag(
                                tokens, spec.declared(), spec.declared().letter(name)));
    }

    /**
     * Tells whether an option was given with a value.
     *
     * @param name its name
     * @return whether it is there
     */
    public boolean hasOption(String name) {
        return find(name, tokens.optionCount) >= 0;
    }

    /**
     * Counts how often an option was given with a value.
     *
     * @param name its name
     * @return how often
     */
    public int optionCount(String name) {
        int count = 0;
        for (int at = find(name, tokens.optionCount); at >= 0; at = find(name, at)) {
            count++;
        }
        return count;
    }

    /**
     * Reads an option.
     *
     * @param name its name
     * @return a new String of its value, or null if it was not given
     */
    public @Nullable String option(String name) {
        int at = find(name, tokens.optionCount);
        return at < 0 ? null : Slices.text(tokens, sliceAt(name, at));
    }

    /**
     * Borrows an option's value.
     *
     * @param name its name
     * @return a view, or null if the option was not given
     */
    public @Nullable Identifier optionView(String name) {
        int at = find(name, tokens.optionCount);
        return at < 0 ? null : view(name, at);
    }

    /**
     * Borrows one value of a repeated option.
     *
     * @param name its name
     * @param occurrence from 0, in the order given
     * @return a view, or null if the option was not given so often
     */
    public @Nullable Identifier optionView(String name, int occurrence) {
        int at = tokens.optionCount;
        for (int back = optionCount(name) - occurrence; back > 0 && at >= 0; back--) {
            at = find(name, at);
        }
        return occurrence < 0 || at < 0 || at == tokens.optionCount ? null : view(name, at);
    }

    /**
     * Reads an option that is a whole number.
     *
     * @param name its name
     * @return its value
     * @throws InvalidInputException also if the option was not given
     */
    public int intOption(String name) {
        return (int) Values.wholeNumber(tokens, required(name), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /**
     * Reads an option that is a whole number.
     *
     * @param name its name
     * @param fallback what to return if the option was not given
     * @return its value
     */
    public int intOption(String name, int fallback) {
        return (int) longOption(name, fallback, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /**
     * Reads an option that is a whole number in a range.
     *
     * @param name its name
     * @param fallback what to return if the option was not given
     * @param least the least that is accepted
     * @param most the greatest that is accepted
     * @return its value
     */
    public long longOption(String name, long fallback, long least, long most) {
        int at = find(name, tokens.optionCount);
        return at < 0 ? fallback : Values.wholeNumber(tokens, sliceAt(name, at), least, most);
    }

    /**
     * Reads an option that is a duration: numbers with the units ns, us, ms, s, m, h or d, or in ISO form.
     *
     * @param name its name
     * @param fallback what to return if the option was not given
     * @return the duration
     */
    public Duration durationOption(String name, Duration fallback) {
        int at = find(name, tokens.optionCount);
        return at < 0 ? fallback : Duration.ofNanos(Values.nanos(tokens, sliceAt(name, at)));
    }

    /**
     * Reads an option that is a duration, without making an object of it.
     *
     * @param name its name
     * @param fallbackNanos what to return if the option was not given
     * @return nanoseconds
     */
    public long nanosOption(String name, long fallbackNanos) {
        int at = find(name, tokens.optionCount);
        return at < 0 ? fallbackNanos : Values.nanos(tokens, sliceAt(name, at));
    }

    /**
     * Reads an option that is a size: a number of bytes, or of KB, MB, GB or TB, each 1,024 of the one before.
     *
     * @param name its name
     * @param fallbackBytes what to return if the option was not given
     * @return bytes
     */
    public long bytesOption(String name, long fallbackBytes) {
        int at = find(name, tokens.optionCount);
        return at < 0 ? fallbackBytes : Values.bytes(tokens, sliceAt(name, at));
    }

    /**
     * Reads an option that is a constant's name, in any case, with '-' for '_'.
     *
     * @param name its name
     * @param fallback what to return if the option was not given
     * @return the constant
     */
    public <E extends Enum<E>> E enumOption(String name, E fallback) {
        int at = find(name, tokens.optionCount);
        return at < 0 ? fallback : EnumNames.find(tokens, sliceAt(name, at), fallback.getDeclaringClass());
    }

    private long argumentToken(int index) {
        if (index < 0 || index >= argumentCount()) {
            throw InputProblems.noArgument(tokens, index);
        }
        return tokens.arguments[index + tokens.skipped];
    }

    private long required(String name) {
        int at = find(name, tokens.optionCount);
        if (at < 0) {
            throw InputProblems.missingOption(tokens, name);
        }
        return sliceAt(name, at);
    }

    private int find(String name, int before) {
        int found = tokens.findOption(name, before);
        return tokens.anyShort ? Math.max(found, findShort(name, before)) : found;
    }

    private int findShort(String name, int before) {
        char letter = spec.declared().letter(name);
        for (int i = before - 1; i >= 0; i--) {
            if (ShortOptions.valueAt(tokens, spec.declared(), i, letter) != Tokens.NONE) {
                return i;
            }
        }
        return -1;
    }

    private long sliceAt(String name, int option) {
        return (tokens.options[option] & Tokens.LONG) != 0
                ? tokens.valueAt(option, name.length())
                : ShortOptions.valueAt(
                        tokens, spec.declared(), option, spec.declared().letter(name));
    }

    private Identifier view(String name, int option) {
        if (option >= optionViews.length) {
            optionViews = Arrays.copyOf(optionViews, tokens.options.length);
        }
        return Slices.borrow(tokens, sliceAt(name, option), viewAt(optionViews, option));
    }

    private static IdentifierView viewAt(@Nullable IdentifierView[] views, int index) {
        IdentifierView view = views[index];
        if (view == null) {
            view = new IdentifierView();
            views[index] = view;
        }
        return view;
    }
}
