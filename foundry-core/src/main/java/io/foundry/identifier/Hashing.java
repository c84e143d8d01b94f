package io.foundry.identifier;

/** The hash of {@link String#hashCode()} over slices. */
final class Hashing {

    private static final int P2 = 31 * 31;
    private static final int P3 = P2 * 31;
    private static final int P4 = P3 * 31;

    private Hashing() {}

    static int of(Identifier identifier) {
        int start = identifier.start;
        int end = identifier.end;
        return switch (identifier.form) {
            case Identifier.STRING -> of((String) identifier.source, start, end);
            case Identifier.CHARS -> of((char[]) identifier.source, start, end);
            case Identifier.ASCII -> ofAscii((byte[]) identifier.source, start, end);
            default -> of((CharSequence) identifier.source, start, end);
        };
    }

    private static int of(CharSequence text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }

    // Four chars a step: a step's products are independent of each other, so the chain is one multiplication long.

    static int of(String text, int start, int end) {
        if (end - start == text.length()) {
            // The String remembers its hash, so a whole one is hashed once in its life.
            return text.hashCode();
        }
        int hash = 0;
        int i = start;
        for (; i + 3 < end; i += 4) {
            hash = hash * P4
                    + text.charAt(i) * P3
                    + text.charAt(i + 1) * P2
                    + text.charAt(i + 2) * 31
                    + text.charAt(i + 3);
        }
        for (; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }

    static int of(char[] text, int start, int end) {
        int hash = 0;
        int i = start;
        for (; i + 3 < end; i += 4) {
            hash = hash * P4 + text[i] * P3 + text[i + 1] * P2 + text[i + 2] * 31 + text[i + 3];
        }
        for (; i < end; i++) {
            hash = 31 * hash + text[i];
        }
        return hash;
    }

    private static int ofAscii(byte[] text, int start, int end) {
        int hash = 0;
        int i = start;
        for (; i + 3 < end; i += 4) {
            hash = hash * P4 + text[i] * P3 + text[i + 1] * P2 + text[i + 2] * 31 + text[i + 3];
        }
        for (; i < end; i++) {
            hash = 31 * hash + text[i];
        }
        return hash;
    }
}
