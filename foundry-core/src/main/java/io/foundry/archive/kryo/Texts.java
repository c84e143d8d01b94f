package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Output;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Values that are parsed again from what they print. */
final class Texts {

    /** Each bracket of a pattern is a recursion of its compiler. */
    private static final int MOST_BRACKETS = 200;

    /** What is parsed takes many times the bytes of its text. */
    private static final int MOST_CHARACTERS = 8192;

    private Texts() {}

    static URI uri(BoundedInput input) {
        return URI.create(checkUri(input.readText()));
    }

    static void uri(Output output, URI uri) {
        output.writeString(checkUri(uri.toString()));
    }

    /** The error for one that cannot be parsed quotes it several times. */
    private static String checkUri(String uri) {
        if (uri.length() > MOST_CHARACTERS) {
            throw new KryoException("A URI with more than " + MOST_CHARACTERS + " characters cannot be written");
        }
        return uri;
    }

    // A language tag says everything of most locales; those with an odd variant have language, country and variant
    // alone.
    @SuppressWarnings("deprecation") // its successor came after Java 17
    static Locale locale(BoundedInput input) {
        if (input.readBoolean()) {
            return Locale.forLanguageTag(input.readText());
        }
        return new Locale(input.readText(), input.readText(), input.readText());
    }

    @SuppressWarnings("deprecation")
    static void locale(Output output, Locale locale) {
        String tag = locale.toLanguageTag();
        boolean byTag = Locale.forLanguageTag(tag).equals(locale);
        output.writeBoolean(byTag);
        if (byTag) {
            output.writeString(tag);
            return;
        }
        Locale plain = new Locale(locale.getLanguage(), locale.getCountry(), locale.getVariant());
        if (!plain.equals(locale)) {
            throw new KryoException("A locale cannot be written: " + locale);
        }
        output.writeString(plain.getLanguage());
        output.writeString(plain.getCountry());
        output.writeString(plain.getVariant());
    }

    static Pattern pattern(BoundedInput input) {
        String regex = input.readText();
        int flags = input.readVarInt(true);
        checkPattern(regex, flags);
        return Pattern.compile(regex, flags);
    }

    static void pattern(Output output, Pattern pattern) {
        checkPattern(pattern.pattern(), pattern.flags());
        output.writeString(pattern.pattern());
        output.writeVarInt(pattern.flags(), true);
    }

    /** Canonical equivalence compiles all orders of combining characters, which grow with their factorial. */
    private static void checkPattern(String regex, int flags) {
        int brackets = 0;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '(' || c == '[') {
                brackets++;
            }
        }
        if (brackets > MOST_BRACKETS || regex.length() > MOST_CHARACTERS || (flags & Pattern.CANON_EQ) != 0) {
            throw new KryoException("A pattern with more than " + MOST_BRACKETS + " brackets or " + MOST_CHARACTERS
                    + " characters, or with CANON_EQ, cannot be written");
        }
    }
}
