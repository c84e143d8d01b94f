package io.foundry.command;

import io.foundry.identifier.Utf8;
import java.util.Objects;

/**
 * Cuts a line into tokens: at white space, with 'single' and "double" quotes and backslashes as in a POSIX shell,
 * without its substitutions.
 *
 * <p>Reusable and confined to one thread. The line is copied into a buffer of its own, in bulk, so that it does not
 * matter what becomes of the source. A token without quotes and backslashes is a slice of that copy; the others are
 * written behind it. Allocates nothing once the buffer has grown to the longest line.
 */
final class TextScanner {

    private static final boolean[] ORDINARY = new boolean[128];

    static {
        for (char c = 0; c < ORDINARY.length; c++) {
            ORDINARY[c] = !isSpace(c) && c != '"' && c != '\'' && c != '\\';
        }
    }

    char[] text = new char[256];

    /** Where the line ends; what is behind are tokens whose quotes were taken off. */
    int length;

    private int position;

    private int tail;

    /** Where the last token starts in the line. */
    private int tokenStart;

    TextScanner load(CharSequence line) {
        int n = line.length();
        reserve(n);
        if (line instanceof String string) {
            string.getChars(0, n, text, 0);
        } else {
            for (int i = 0; i < n; i++) {
                text[i] = line.charAt(i);
            }
        }
        length = n;
        return this;
    }

    TextScanner loadUtf8(byte[] utf8, int from, int to) {
        Objects.checkFromToIndex(from, to, utf8.length);
        reserve(to - from);
        length = Utf8.decode(utf8, from, to, text);
        return this;
    }

    long first() {
        position = 0;
        tail = length;
        return next();
    }

    /** The next token, or {@link Tokens#NONE} behind the last. */
    long next() {
        char[] line = text;
        int end = length;
        int i = position;
        while (i < end && isSpace(line[i])) {
            i++;
        }
        int start = i;
        tokenStart = start;
        while (i < end) {
            char c = line[i];
            if (c <= '\\' && !ORDINARY[c]) {
                break;
            }
            i++;
        }
        if (i < end && !isSpace(line[i])) {
            return unquoted(start, i);
        }
        position = i;
        return i == start ? Tokens.NONE : Tokens.token(start, i - start);
    }

    /** No line has more tokens. */
    int mostTokens() {
        return Math.min((length + 1) / 2, Tokens.MOST_TOKENS);
    }

    boolean has(int at, String name) {
        int n = name.length();
        for (int i = 0; i < n; i++) {
            if (text[at + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where something that is read from {@link #text} stands in the line; for an unquoted token, where that starts. */
    int lineOffset(int at) {
        if (at < length) {
            return at;
        }
        for (long token = first(); token != Tokens.NONE; token = next()) {
            if (at <= (token >>> 32) + (int) token && (token >>> 32) >= length) {
                return tokenStart;
            }
        }
        return length;
    }

    private long unquoted(int start, int special) {
        int out = tail;
        System.arraycopy(text, start, text, tail, special - start);
        tail += special - start;
        int i = special;
        while (i < length && !isSpace(text[i])) {
            char c = text[i];
            if (c == '\\') {
                if (i + 1 == length) {
                    throw InputProblems.danglingEscape(this, i);
                }
                text[tail++] = text[i + 1];
                i += 2;
            } else if (c == '"' || c == '\'') {
                i = quoted(i, c);
            } else {
                text[tail++] = c;
                i++;
            }
        }
        position = i;
        return Tokens.token(out, tail - out);
    }

    /** Copies what is between quotes; returns the place behind the closing one. */
    private int quoted(int open, char quote) {
        for (int i = open + 1; i < length; i++) {
            char c = text[i];
            if (c == quote) {
                return i + 1;
            }
            if (c == '\\' && quote == '"' && i + 1 < length && (text[i + 1] == '"' || text[i + 1] == '\\')) {
                i++;
                c = text[i];
            }
            text[tail++] = c;
        }
        throw InputProblems.unclosedQuote(this, open);
    }

    private void reserve(int n) {
        if (n > Tokens.MOST_CHARS) {
            throw InputProblems.tooLong(n);
        }
        // As much again for tokens behind the line.
        if (text.length < 2 * n) {
            text = new char[2 * n];
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
