package io.foundry.atlas.city;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The words by which a city is found: without case and accents, letters and digits only. The same rule is applied to
 * the names at import and to what a user types, which is what makes them meet.
 *
 * <p>A word with an apostrophe is known by its parts and as a whole, so that L’Aquila is found by "aquila",
 * "laquila" and "l'aquila". Thread-safe: there is no state.
 */
public final class SearchName {

    /** Part of what was imported: a change of the rules below needs a higher number, which makes Atlas import again. */
    public static final int VERSION = 1;

    private SearchName() {}

    /** The words of the text in the order in which they come, each once; empty where it has no letter or digit. */
    public static Set<String> words(String text) {
        // Compatibility decomposition parts the letter from its accents, which are then skipped as marks
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        Set<String> words = new LinkedHashSet<>();
        StringBuilder part = new StringBuilder();
        StringBuilder whole = new StringBuilder();
        for (int i = 0, c; i < plain.length(); i += Character.charCount(c)) {
            c = plain.codePointAt(i);
            if (isApostrophe(c)) {
                end(part, words);
            } else if (Character.isLetterOrDigit(c)) {
                append(c, part);
                append(c, whole);
            } else if (!isMark(c)) {
                end(part, words);
                end(whole, words);
            }
        }
        end(part, words);
        end(whole, words);
        return words;
    }

    private static void end(StringBuilder word, Set<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean isApostrophe(int c) {
        return switch (c) {
            case '\'', '`', '\u00b4', '\u2018', '\u2019', '\u201b', '\u02b9', '\u02bb', '\u02bc', '\u02be', '\u02bf' ->
                true;
            default -> false;
        };
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /** Letters that Unicode does not take apart, as people without them on the keyboard type them. */
    private static void append(int c, StringBuilder word) {
        switch (c) {
            case '\u00df' -> word.append("ss");
            case '\u00e6' -> word.append("ae");
            case '\u0153' -> word.append("oe");
            case '\u00fe' -> word.append("th");
            case '\u00f8' -> word.append('o');
            case '\u0111', '\u00f0' -> word.append('d');
            case '\u0127' -> word.append('h');
            case '\u0131' -> word.append('i');
            case '\u0142' -> word.append('l');
            case '\u014b' -> word.append('n');
            case '\u0259' -> word.append('e');
            default -> word.appendCodePoint(c);
        }
    }
}
