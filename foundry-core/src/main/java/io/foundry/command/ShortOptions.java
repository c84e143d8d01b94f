package io.foundry.command;

/** Finds letters in {@code -abc}. Only asked where an input has such tokens. */
final class ShortOptions {

    private ShortOptions() {}

    /** Whether a letter was given without a value. */
    static boolean hasFlag(Tokens tokens, DeclaredOptions declared, char letter) {
        for (int i = 0; i < tokens.optionCount; i++) {
            long token = tokens.options[i];
            if ((token & Tokens.SHORT) != 0) {
                int end = declared.valueLetter(tokens, token);
                for (int at = 1; at < end; at++) {
                    if (tokens.at(token, at) == letter) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The value of a letter at one option, as a slice; NONE where that option is something else. */
    static long valueAt(Tokens tokens, DeclaredOptions declared, int option, char letter) {
        long token = tokens.options[option];
        if ((token & Tokens.SHORT) == 0) {
            return Tokens.NONE;
        }
        int length = (int) token & Tokens.LENGTH;
        int at = declared.valueLetter(tokens, token);
        if (at == length || tokens.at(token, at) != letter) {
            return Tokens.NONE;
        }
        if (at + 1 == length) {
            long follower = tokens.values[option];
            return follower == Tokens.NONE ? Tokens.NONE : tokens.slice(follower, 0);
        }
        return tokens.slice(token, tokens.at(token, at + 1) == '=' ? at + 2 : at + 1);
    }
}
