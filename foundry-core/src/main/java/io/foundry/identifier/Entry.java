package io.foundry.identifier;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A name in the forms in which it is compared, and its value. Immutable. */
final class Entry<V> {

    final String name;

    final V value;

    private final char[] chars;

    /** Null where the name is not ASCII, which no ASCII bytes can equal. */
    private final byte @Nullable [] ascii;

    Entry(String name, V value) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("A name in a table may not be empty");
        }
        this.name = name;
        this.value = value;
        this.chars = name.toCharArray();
        this.ascii = ascii(chars);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static <V> @Nullable Entry<V>[] slots(int length) {
        return new Entry[length];
    }

    boolean matches(char[] text, int from, int to) {
        return Arrays.equals(chars, 0, chars.length, text, from, to);
    }

    boolean matches(Identifier other) {
        int length = other.end - other.start;
        if (length != chars.length) {
            return false;
        }
        return switch (other.form) {
            case Identifier.STRING -> matches((String) other.source, other.start);
            case Identifier.CHARS -> matches((char[]) other.source, other.start, other.end);
            case Identifier.ASCII ->
                ascii != null && Arrays.equals(ascii, 0, length, (byte[]) other.source, other.start, other.end);
            default -> other.contentEquals(name);
        };
    }

    private boolean matches(String text, int start) {
        return text.length() == chars.length ? name.equals(text) : text.startsWith(name, start);
    }

    boolean matchesIgnoreCase(Identifier other) {
        int length = other.end - other.start;
        if (length != chars.length) {
            return false;
        }
        if (other.form == Identifier.ASCII) {
            return ascii != null && AsciiCase.equalsIgnoreCase(ascii, 0, (byte[]) other.source, other.start, length);
        }
        for (int i = 0; i < length; i++) {
            if (AsciiCase.toLower(chars[i]) != AsciiCase.toLower(other.unit(i))) {
                return false;
            }
        }
        return true;
    }

    private static byte @Nullable [] ascii(char[] chars) {
        byte[] ascii = new byte[chars.length];
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] > 0x7F) {
                return null;
            }
            ascii[i] = (byte) chars[i];
        }
        return ascii;
    }
}
