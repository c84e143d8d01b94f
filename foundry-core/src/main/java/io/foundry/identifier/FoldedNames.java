package io.foundry.identifier;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of a table by their text in lower case. Immutable and thread-safe. */
final class FoldedNames<V> {

    private final @Nullable Entry<V>[] slots;

    FoldedNames(List<Entry<V>> entries) {
        this.slots = Entry.slots(Integer.highestOneBit(Math.max(entries.size(), 2)) * 4);
        IdentifierView view = new IdentifierView();
        for (Entry<V> entry : entries) {
            int i = home(view.wrap(entry.name));
            while (slots[i] != null) {
                i = (i + 1) & (slots.length - 1);
            }
            slots[i] = entry;
        }
    }

    /** Finds the only name that matches; where several do, none. */
    @Nullable
    V find(Identifier name) {
        name.settle();
        V found = null;
        for (int i = home(name); ; i = (i + 1) & (slots.length - 1)) {
            Entry<V> entry = slots[i];
            if (entry == null) {
                return found;
            }
            if (entry.matchesIgnoreCase(name)) {
                if (found != null) {
                    return null;
                }
                found = entry.value;
            }
        }
    }

    /** Bytes are folded a word at a time, other forms by char; both must give the same hash. */
    private int home(Identifier name) {
        int length = name.end - name.start;
        long hash = length;
        if (name.form == Identifier.ASCII) {
            byte[] text = (byte[]) name.source;
            int i = name.start;
            for (; i + 8 <= name.end; i += 8) {
                hash = mix(hash, AsciiCase.lower((long) Utf8.WORDS.get(text, i)));
            }
            long rest = 0;
            for (int j = i; j < name.end; j++) {
                rest |= (long) text[j] << (8 * (j - i));
            }
            hash = mix(hash, AsciiCase.lower(rest));
        } else {
            long word = 0;
            for (int i = 0; i < length; i++) {
                // Chars beyond ASCII share lanes, which costs them collisions and nothing else.
                word ^= (long) AsciiCase.toLower(name.unit(i)) << (8 * (i & 7));
                if ((i & 7) == 7) {
                    hash = mix(hash, word);
                    word = 0;
                }
            }
            hash = mix(hash, word);
        }
        return (int) (hash >>> 40) & (slots.length - 1);
    }

    private static long mix(long hash, long word) {
        return (hash ^ word) * 0x9E37_79B9_7F4A_7C15L;
    }
}
