package io.foundry.identifier;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * An identifier that borrows its text from a part of something longer.
 *
 * <p>Reusable: each {@code wrap} points the same object at other text and takes its earlier value away from whoever
 * still holds it. It keeps what it was wrapped around reachable. Must not be used as a key of a map that outlives the
 * next {@code wrap}; {@link #toOwned()} is for that.
 *
 * <p>Confined to one thread. Offsets count chars for chars and bytes for bytes; {@code to} is exclusive. Ranges
 * outside the source are an {@link IndexOutOfBoundsException}.
 *
 * <p>Wrapping allocates nothing and looks at no char.
 */
public final class IdentifierView extends Identifier {

    private static final char[] NO_CHARS = {};

    /** Where non-ASCII bytes are decoded to. */
    private char[] decoded = NO_CHARS;

    /** Creates a view on the empty text. */
    public IdentifierView() {
        super("", 0, STRING);
    }

    /**
     * Borrows a whole String.
     *
     * @param text the identifier's text
     * @return this
     */
    public IdentifierView wrap(String text) {
        return point(text, 0, text.length(), STRING);
    }

    /**
     * Borrows a part of a String.
     *
     * @param text the longer text
     * @param from the first char
     * @param to the char after the last
     * @return this
     */
    public IdentifierView wrap(String text, int from, int to) {
        Objects.checkFromToIndex(from, to, text.length());
        return point(text, from, to, STRING);
    }

    /**
     * Borrows a part of any text. Its length and chars must not change while the view is in use.
     *
     * @param text the longer text
     * @param from the first char
     * @param to the char after the last
     * @return this
     */
    public IdentifierView wrap(CharSequence text, int from, int to) {
        if (text instanceof String string) {
            return wrap(string, from, to);
        }
        Objects.checkFromToIndex(from, to, text.length());
        return point(text, from, to, SEQUENCE);
    }

    /**
     * Borrows a part of an array of chars.
     *
     * @param text the longer text
     * @param from the first char
     * @param to the char after the last
     * @return this
     */
    public IdentifierView wrap(char[] text, int from, int to) {
        Objects.checkFromToIndex(from, to, text.length);
        return point(text, from, to, CHARS);
    }

    /**
     * Borrows a part of an array of UTF-8 bytes. What is not well-formed reads as U+FFFD, as Strings decode it.
     *
     * @param utf8 the longer text
     * @param from the first byte
     * @param to the byte after the last
     * @return this
     */
    public IdentifierView wrapUtf8(byte[] utf8, int from, int to) {
        Objects.checkFromToIndex(from, to, utf8.length);
        return point(utf8, from, to, UTF8);
    }

    private IdentifierView point(Object text, int from, int to, byte as) {
        source = text;
        start = from;
        end = to;
        form = as;
        hash = 0;
        return this;
    }

    /** Called once for each wrap of bytes, when someone first asks what the text is. */
    void decode() {
        byte[] utf8 = (byte[]) source;
        if (Utf8.isAscii(utf8, start, end)) {
            form = ASCII;
            return;
        }
        // No encoding gives more chars than bytes.
        if (decoded.length < end - start) {
            decoded = new char[Math.max(32, end - start)];
        }
        end = Utf8.decode(utf8, start, end, decoded);
        start = 0;
        source = decoded;
        form = CHARS;
    }

    @Override
    public Identifier toOwned() {
        settle();
        return InternTable.SHARED.intern(this);
    }

    @Override
    public String toString() {
        settle();
        return switch (form) {
            case STRING -> ((String) source).substring(start, end);
            case CHARS -> new String((char[]) source, start, end - start);
            case ASCII -> new String((byte[]) source, start, end - start, StandardCharsets.ISO_8859_1);
            default -> ((CharSequence) source).subSequence(start, end).toString();
        };
    }
}
