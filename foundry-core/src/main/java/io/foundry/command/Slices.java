package io.foundry.command;

import io.foundry.identifier.IdentifierView;

/**
 * Reads arguments and values where they stand. For arguments that came one by one a slice is the index of the String
 * and where in it the slice starts, for text it is where it starts and its length.
 */
final class Slices {

    private Slices() {}

    static int length(Tokens tokens, long slice) {
        return tokens.fromText ? (int) slice : tokens.args[(int) (slice >>> 32)].length() - (int) slice;
    }

    static char at(Tokens tokens, long slice, int index) {
        int source = (int) (slice >>> 32);
        return tokens.fromText ? tokens.scanner.text[source + index] : tokens.args[source].charAt((int) slice + index);
    }

    /** Gives the argument itself where the slice is all of it. */
    static String text(Tokens tokens, long slice) {
        int source = (int) (slice >>> 32);
        return tokens.fromText
                ? new String(tokens.scanner.text, source, (int) slice)
                : tokens.args[source].substring((int) slice);
    }

    static IdentifierView borrow(Tokens tokens, long slice, IdentifierView view) {
        int source = (int) (slice >>> 32);
        if (tokens.fromText) {
            return view.wrap(tokens.scanner.text, source, source + (int) slice);
        }
        String arg = tokens.args[source];
        return view.wrap(arg, (int) slice, arg.length());
    }
}
