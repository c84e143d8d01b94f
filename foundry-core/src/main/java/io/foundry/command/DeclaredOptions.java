package io.foundry.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command's options as the parser asks for them. Immutable; allocates nothing except in errors. */
final class DeclaredOptions {

    final boolean anyTakesValue;

    private final OptionSpec[] options;

    private final String[] names;

    private final boolean[] takesValue;

    DeclaredOptions(List<OptionSpec> options) {
        this.options = options.toArray(OptionSpec[]::new);
        this.names = new String[options.size()];
        this.takesValue = new boolean[options.size()];
        boolean any = false;
        for (int i = 0; i < names.length; i++) {
            names[i] = options.get(i).name();
            takesValue[i] = options.get(i).takesValue();
            any |= takesValue[i];
        }
        this.anyTakesValue = any;
    }

    /** Whether the token behind {@code --name} belongs to it. */
    boolean wantsNext(Tokens tokens, long token, int length) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].length() == length - 2 && takesValue[i] && tokens.has(token, 2, names[i])) {
                return true;
            }
        }
        return false;
    }

    /** Whether the token behind {@code -abc} belongs to its last letter. */
    boolean wantsNext(Tokens tokens, long token) {
        int length = (int) token & Tokens.LENGTH;
        return valueLetter(tokens, token) == length - 1;
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
        for (int i = 0; i < names.length; i++) {
            int end = names[i].length() + 2;
            int rest = ((int) token & Tokens.LENGTH) - end;
            if (rest >= 0 && (rest == 0 || tokens.at(token, end) == '=') && tokens.has(token, 2, names[i])) {
                boolean valued = rest > 0 || tokens.values[at] != Tokens.NONE;
                if (valued != takesValue[i]) {
                    throw InputProblems.valueMismatch(tokens, token, options[i]);
                }
                return;
            }
        }
        throw InputProblems.unknownOption(tokens, token, List.of(options));
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
