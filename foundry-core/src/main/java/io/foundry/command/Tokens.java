package io.foundry.command;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One input, cut into arguments and options, none of which is copied.
 *
 * <p>Reusable and confined to one thread. Holds the arguments' array, or a text in a buffer of its own. Allocates
 * nothing up to {@value #INLINE_ARGUMENTS} arguments and {@value #INLINE_OPTIONS} options; beyond that it grows once
 * to what the input can hold and keeps that.
 */
final class Tokens {

    /*
     * A token is a long: in the upper half the index of its String, or its start in the text; in the lower half its
     * length and, for options, the number of dashes as one bit, so that one comparison of ints tells whether a token
     * can be a given name at all. What is not asked for is not looked at: '=' is looked for where a name was found.
     */

    static final int INLINE_ARGUMENTS = 8;
    static final int INLINE_OPTIONS = 16 + 16;
    static final int MOST_TOKENS = 1 << 16;
    static final int MOST_CHARS = 1 << 20;

    /** Two dashes and a name. */
    static final int LONG = 1 << 30;
    /** One dash and letters. */
    static final int SHORT = 1 << 29;

    static final int LENGTH = SHORT - 1;

    /** Where a token, a value or a slice could be and is not. */
    static final long NONE = -1;

    private static final String[] NO_ARGS = {};

    String[] args = NO_ARGS;
    final TextScanner scanner = new TextScanner();
    boolean fromText;

    long[] arguments = new long[INLINE_ARGUMENTS];
    int argumentCount;

    /** Arguments at the front that belong to the dispatcher. */
    int skipped;

    long[] options = new long[INLINE_OPTIONS];

    /** For each option the following token, where that is its value. */
    long[] values = new long[INLINE_OPTIONS];

    /** For each option its place among the declared ones, or -1. */
    int[] declaredAs = new int[INLINE_OPTIONS];

    DeclaredOptions declared = DeclaredOptions.NONE;

    int optionCount;

    /** Whether any option has one dash only. */
    boolean anyShort;

    private void clear(DeclaredOptions expected) {
        // A load is cheaper than a store of a reference.
        if (declared != expected) {
            declared = expected;
        }
        argumentCount = 0;
        optionCount = 0;
        skipped = 0;
        anyShort = false;
    }

    void read(String[] given, DeclaredOptions expected) {
        clear(expected);
        args = given;
        fromText = false;
        int n = given.length;
        if (n > INLINE_ARGUMENTS) {
            reserve(n);
        }
        long[] into = arguments;
        int count = 0;
        for (int i = 0; i < n; i++) {
            String arg = given[i];
            int length = arg.length();
            if (length < 2 || arg.charAt(0) != '-') {
                into[count++] = token(i, length);
                continue;
            }
            int kind = kind(arg.charAt(1));
            if (kind == 0) {
                into[count++] = token(i, length);
            } else if (kind == LONG && length == 2) {
                for (i++; i < n; i++) {
                    into[count++] = token(i, given[i].length());
                }
            } else if (kind == LONG ? addLong(token(i, length), arg) : addShort(token(i, length))) {
                i++;
                values[optionCount - 1] = i < n ? follower(token(i, given[i].length())) : missing(NONE);
            }
        }
        argumentCount = count;
    }

    /**
     * Reads the text that the scanner was given.
     *
     * @param first what {@link TextScanner#first} gave
     */
    void readText(long first, DeclaredOptions expected) {
        clear(expected);
        fromText = true;
        args = NO_ARGS;
        boolean ended = false;
        for (long token = first; token != NONE; token = scanner.next()) {
            int length = (int) token;
            if (argumentCount == arguments.length || optionCount == options.length) {
                growForText();
            }
            int kind = ended || length < 2 || at(token, 0) != '-' ? 0 : kind(at(token, 1));
            if (kind == 0) {
                arguments[argumentCount++] = token;
            } else if (kind == LONG && length == 2) {
                ended = true;
            } else if (kind == LONG ? addLong(token, null) : addShort(token)) {
                long next = scanner.next();
                values[optionCount - 1] = next != NONE ? follower(next) : missing(NONE);
            }
        }
    }

    /** Adds {@code --name}; tells whether the next token is its value. The String is null in text. */
    private boolean addLong(long token, @Nullable String arg) {
        int at = optionCount;
        if ((arg == null ? at(token, 2) : arg.charAt(2)) == '=') {
            throw InputProblems.nameless(this, token);
        }
        options[at] = token | LONG;
        values[at] = NONE;
        int place = declared.place(this, token, arg);
        declaredAs[at] = place;
        optionCount = at + 1;
        return place >= 0 && declared.wantsNext(place, (int) token);
    }

    private boolean addShort(long token) {
        int at = optionCount;
        if (at(token, 1) == '=') {
            throw InputProblems.nameless(this, token);
        }
        options[at] = token | SHORT;
        values[at] = NONE;
        declaredAs[at] = -1;
        optionCount = at + 1;
        anyShort = true;
        return declared.wantsNext(this, token);
    }

    /** A token that follows an option as its value. One that looks like an option is more likely a forgotten value. */
    private long follower(long token) {
        boolean dashed = (int) token >= 2 && at(token, 0) == '-';
        return dashed && !startsNumber(at(token, 1)) ? missing(token) : token;
    }

    private long missing(long found) {
        throw InputProblems.missingValue(this, options[optionCount - 1], found);
    }

    /** What a token of two chars or more is that starts with a dash; 0 for an argument. */
    private int kind(char second) {
        if (second == '-') {
            return LONG;
        }
        // -5 and -.5 are numbers, unless a command says that it has such a flag.
        return startsNumber(second) && !declared.hasLetter(second) ? 0 : SHORT;
    }

    private static boolean startsNumber(char c) {
        return (c >= '0' && c <= '9') || c == '.';
    }

    private void growForText() {
        int most = scanner.mostTokens();
        if (argumentCount == most || optionCount == most) {
            throw InputProblems.tooMany(this);
        }
        reserve(most);
    }

    private void reserve(int tokens) {
        if (tokens > MOST_TOKENS) {
            throw InputProblems.tooMany(this);
        }
        if (tokens > arguments.length) {
            arguments = Arrays.copyOf(arguments, tokens);
        }
        if (tokens > options.length) {
            options = Arrays.copyOf(options, tokens);
            values = Arrays.copyOf(values, tokens);
            declaredAs = Arrays.copyOf(declaredAs, tokens);
        }
    }

    static long token(int source, int length) {
        return (long) source << 32 | length;
    }

    char at(long token, int offset) {
        int source = (int) (token >>> 32);
        return fromText ? scanner.text[source + offset] : args[source].charAt(offset);
    }

    /** Whether a token has a text at an offset; it must be long enough. */
    boolean has(long token, int offset, String name) {
        int source = (int) (token >>> 32);
        return fromText ? scanner.has(source + offset, name) : args[source].startsWith(name, offset);
    }

    /** The rest of a token, in the form that {@link Slices} reads. */
    long slice(long token, int offset) {
        return fromText
                ? token(offset + (int) (token >>> 32), ((int) token & LENGTH) - offset)
                : (token & 0xFFFF_FFFF_0000_0000L) | offset;
    }

    /** The option at which a flag was last given without a value, or -1. */
    int findFlag(String name) {
        int length = name.length() + 2;
        for (int i = length == 2 ? -1 : optionCount - 1; i >= 0; i--) {
            if ((int) options[i] == (LONG | length) && values[i] == NONE && isNamed(i, name)) {
                return i;
            }
        }
        return -1;
    }

    /** The last option before a place that has a name and a value, or -1. */
    int findOption(String name, int before) {
        int length = name.length() + 2;
        for (int i = length == 2 ? -1 : before - 1; i >= 0; i--) {
            int rest = (int) options[i] - (LONG | length);
            if ((rest > 0 || (rest == 0 && values[i] != NONE)) && isNamed(i, name)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a long option that is long enough has a name. A declared one was compared when it was read. */
    private boolean isNamed(int option, String name) {
        int place = declaredAs[option];
        if (place >= 0) {
            return declared.name(place).equals(name);
        }
        long token = options[option];
        int end = name.length() + 2;
        int length = (int) token & LENGTH;
        // Names often differ in their last char only, so that one is compared first.
        if (fromText) {
            return (end == length || at(token, end) == '=')
                    && at(token, end - 1) == name.charAt(end - 3)
                    && has(token, 2, name);
        }
        String arg = args[(int) (token >>> 32)];
        return (end == length || arg.charAt(end) == '=')
                && arg.charAt(end - 1) == name.charAt(end - 3)
                && arg.startsWith(name, 2);
    }

    /** The value at an option that {@link #findOption} found. */
    long valueAt(int option, int nameLength) {
        long follower = values[option];
        return follower != NONE ? slice(follower, 0) : slice(options[option], nameLength + 3);
    }
}
