package io.foundry.identifier;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A name: either {@linkplain Identifier#of owned}, or {@linkplain IdentifierView borrowed} from a longer text.
 *
 * <p>An owned identifier lives as long as anyone holds it. A borrowed one is valid until its view is wrapped around
 * something else or the text under it changes; {@link #toOwned()} keeps it.
 *
 * <p>Owned identifiers are immutable and thread-safe. Borrowed ones are confined to one thread.
 *
 * <p>Two identifiers are equal if their texts are, whatever they borrow from. The hash is that of
 * {@link String#hashCode()}, the order that of {@link String#compareTo}. The text of UTF-8 bytes is what
 * {@code new String(bytes, UTF_8)} gives, so that each ill-formed sequence reads as U+FFFD. No argument and no result
 * is null.
 *
 * <p>Allocates nothing, except in {@link #toString()} of a borrowed identifier and in {@link #toOwned()} of one that is
 * not interned yet. A view that meets non-ASCII bytes decodes them into a buffer of its own, which grows to the
 * longest such text.
 */
public abstract sealed class Identifier implements Comparable<Identifier> permits IdentifierView, OwnedIdentifier {

    /*
     * All state is in this class and no method below is overridden: with two subclasses of equal layout the compiler
     * sees direct calls and one switch on the form, which stays predictable where virtual calls would not.
     */

    static final byte STRING = 0;
    static final byte CHARS = 1;
    static final byte ASCII = 2;
    static final byte SEQUENCE = 3;
    /** UTF-8 that nobody has looked at yet: becomes ASCII, or CHARS in the view's own buffer. */
    static final byte UTF8 = 4;

    Object source;
    int start;
    int end;
    byte form;

    /** 0 where not computed; a text whose hash is 0 is hashed each time, as Strings once were. */
    int hash;

    Identifier(Object source, int end, byte form) {
        this.source = source;
        this.end = end;
        this.form = form;
    }

    /**
     * An identifier that owns its text; the same object for texts asked for often.
     *
     * @param text the name
     * @return an owned identifier
     */
    public static Identifier of(String text) {
        return InternTable.SHARED.intern(text);
    }

    /**
     * Keeps the text beyond what it was borrowed from. Equal texts give the same object as long as a bounded table
     * remembers them.
     *
     * @return this if it is owned already, else an owned identifier of equal text
     */
    public abstract Identifier toOwned();

    /**
     * Tells whether this is a view on someone else's text.
     *
     * @return false if the text is owned
     */
    public boolean isBorrowed() {
        return this instanceof IdentifierView;
    }

    /**
     * Counts UTF-16 chars, as {@link String#length()} does.
     *
     * @return the number of chars
     */
    public int length() {
        settle();
        return end - start;
    }

    /**
     * Reads one UTF-16 char.
     *
     * @param index from 0 to {@code length() - 1}
     * @return the char
     * @throws IndexOutOfBoundsException if the index is not in that range
     */
    public char charAt(int index) {
        settle();
        if (index < 0 || index >= end - start) {
            throw outside(index);
        }
        return unit(index);
    }

    /**
     * Compares with a text.
     *
     * @param text the text to compare with
     * @return whether it has the same chars
     */
    public boolean contentEquals(CharSequence text) {
        settle();
        int length = end - start;
        if (text.length() != length) {
            return false;
        }
        if (form == STRING && text instanceof String other) {
            return ((String) source).startsWith(other, start);
        }
        for (int i = 0; i < length; i++) {
            if (unit(i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Compares, taking 'A' to 'Z' for 'a' to 'z' and all other chars as they are.
     *
     * @param other the identifier to compare with
     * @return whether the texts are equal but for ASCII case
     */
    public boolean equalsIgnoreCase(Identifier other) {
        settle();
        other.settle();
        int length = end - start;
        if (length != other.end - other.start) {
            return false;
        }
        if (form == ASCII && other.form == ASCII) {
            return AsciiCase.equalsIgnoreCase((byte[]) source, start, (byte[]) other.source, other.start, length);
        }
        for (int i = 0; i < length; i++) {
            if (AsciiCase.toLower(unit(i)) != AsciiCase.toLower(other.unit(i))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(Identifier other) {
        settle();
        other.settle();
        int length = end - start;
        int otherLength = other.end - other.start;
        int common = Math.min(length, otherLength);
        for (int i = 0; i < common; i++) {
            char a = unit(i);
            char b = other.unit(i);
            if (a != b) {
                return a - b;
            }
        }
        return length - otherLength;
    }

    @Override
    public final boolean equals(@Nullable Object object) {
        if (this == object) {
            return true;
        }
        if (!(object instanceof Identifier other)) {
            return false;
        }
        settle();
        other.settle();
        int length = end - start;
        if (length != other.end - other.start || (hash != other.hash && hash != 0 && other.hash != 0)) {
            return false;
        }
        if (form != other.form) {
            return compareTo(other) == 0;
        }
        return switch (form) {
            case STRING -> ((String) source).regionMatches(start, (String) other.source, other.start, length);
            case CHARS -> Arrays.equals((char[]) source, start, end, (char[]) other.source, other.start, other.end);
            case ASCII -> Arrays.equals((byte[]) source, start, end, (byte[]) other.source, other.start, other.end);
            default -> compareTo(other) == 0;
        };
    }

    @Override
    public final int hashCode() {
        int known = hash;
        if (known == 0) {
            settle();
            known = Hashing.of(this);
            hash = known;
        }
        return known;
    }

    @Override
    public abstract String toString();

    /** Decides what UTF-8 bytes are; for all other forms nothing is left to decide. */
    final void settle() {
        if (form == UTF8) {
            ((IdentifierView) this).decode();
        }
    }

    /** The char at an index that is known to be inside; not for UTF8. */
    final char unit(int index) {
        return switch (form) {
            case STRING -> ((String) source).charAt(start + index);
            case CHARS -> ((char[]) source)[start + index];
            case ASCII -> (char) ((byte[]) source)[start + index];
            default -> ((CharSequence) source).charAt(start + index);
        };
    }

    private IndexOutOfBoundsException outside(int index) {
        return new IndexOutOfBoundsException("No char " + index + " in an identifier of " + (end - start) + " chars");
    }
}
