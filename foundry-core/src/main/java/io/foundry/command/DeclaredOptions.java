package io.foundry.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command's options as the parser asks for them. Immutable; allocates nothing except in errors. */
final class DeclaredOptions {

    static final DeclaredOptions NONE = new DeclaredOptions(List.of());

    private final OptionSpec[] options;

    private final String[] names;

    private final String[] dashed;

    private final boolean[] takesValue;

    DeclaredOptions(List<OptionSpec> options) {
        this.options = options.toArray(OptionSpec[]::new);
        this.names = new String[options.size()];
        this.dashed = new String[options.size()];
        this.takesValue = new boolean[options.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = options.get(i).name();
            dashed[i] = "--" + names[i];
            takesValue[i] = options.get(i).takesValue();
        }
    }

    String name(int place) {
        return names[place];
    }

    /** Which option {@code --name} or {@code --name=value} is, or -1. */
    int place(Tokens tokens, long token, @Nullable String arg) {
        int length = (int) token;
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            int end = name.length() + 2;
            if (end > length) {
                continue;
            }
            if (arg != null) {
                // The comparison of whole Strings is faster than that of their parts.
                if (end == length ? arg.equals(dashed[i]) : arg.charAt(end) == '=' && arg.startsWith(name, 2)) {
                    return i;
                }
            } else if ((end == length || tokens.at(token, end) == '=') && tokens.has(token, 2, name)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the token behind {@code --name} belongs to it. */
    boolean wantsNext(int place, int length) {
        return takesValue[place] && names[place].length() == length - 2;
    }

    /** Whether the token behind {@code -abc} belongs to its last letter. */
    boolean wantsNext(Tokens tokens, long token) {
        int length = (int) token & Tokens.LENGTH;
        return options.length > 0 && valueLetter(tokens, token) == length - 1;
    }

    /**
     * Where in a short token the letter stands that has a value: the first that is declared to take one, else the one
     * before '='. Letters end there. The token's length where there is none.
     */
    int valueLetter(Tokens tokens, long token) {
        int length = (int) token & Tokens.LENGTH;
        for (int i = 1; i < length; i++) {
            OptionSpec option = byLetter(tokens.at(token, i));
            if ((option != null && option.takesValue()) || (i + 1 < length && tokens.at(token, i + 1) == '=')) {
                return i;
            }
        }
        return length;
    }

    boolean hasLetter(char letter) {
        return options.length > 0 && byLetter(letter) != null;
    }

    @Nullable
    OptionSpec byLetter(char letter) {
        for (OptionSpec option : options) {
            if (option.letter() == letter) {
                return option;
            }
        }
        return null;
    }

    /** The letter of an option, or {@link OptionSpec#NO_LETTER}. */
    char letter(String name) {
        for (OptionSpec option : options) {
            if (option.name().equals(name)) {
                return option.letter();
            }
        }
        return name.length() == 1 ? name.charAt(0) : OptionSpec.NO_LETTER;
    }

    /** Throws at the first option that is not declared, or is given in another way than declared. */
    void check(Tokens tokens) {
        for (int i = 0; i < tokens.optionCount; i++) {
            long token = tokens.options[i];
            if ((token & Tokens.LONG) != 0) {
                checkLong(tokens, token, i);
            } else {
                checkShort(tokens, token, i);
            }
        }
    }

    private void checkLong(Tokens tokens, long token, int at) {
        int place = tokens.declaredAs[at];
        if (place < 0) {
            throw InputProblems.unknownOption(tokens, token, List.of(options));
        }
        boolean valued = ((int) token & Tokens.LENGTH) > names[place].length() + 2 || tokens.values[at] != Tokens.NONE;
        if (valued != takesValue[place]) {
            throw InputProblems.valueMismatch(tokens, token, options[place]);
        }
    }

    private void checkShort(Tokens tokens, long token, int at) {
        int last = valueLetter(tokens, token);
        int length = (int) token & Tokens.LENGTH;
        for (int i = 1; i <= last && i < length; i++) {
            OptionSpec option = byLetter(tokens.at(token, i));
            if (option == null) {
                throw InputProblems.unknownLetter(tokens, token, i);
            }
            boolean valued = i == last && (last + 1 < length || tokens.values[at] != Tokens.NONE);
            if (valued != option.takesValue()) {
                throw InputProblems.valueMismatch(tokens, token, option);
            }
        }
    }
}
