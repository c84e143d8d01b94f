package io.foundry.archive.processor;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the components of a record stand in its struct: the wide ones first, so that no gaps come between them, those of
 * one width in the order of declaration, and last the bits that say which nullable ones are there.
 */
final class Layout {

    /**
     * Structs are aligned to four bytes at most, where the eight of a long would cost two of them in each second struct:
     * loads need no alignment, and one that straddles two cache lines is rare and cheap.
     */
    private static final int LARGEST_ALIGNMENT = 4;

    private final Map<Component, Integer> offsets = new LinkedHashMap<>();
    private final Map<Component, Integer> bits = new LinkedHashMap<>();
    private final int presence;
    private final int size;
    private final int alignment;

    Layout(List<Component> components) {
        List<Component> sorted = components.stream()
                .sorted(Comparator.comparing(
                        component -> -component.type().room().order()))
                .toList();
        int at = 0;
        int widest = 1;
        for (Component component : sorted) {
            ValueType.Room room = component.type().room();
            offsets.put(component, at);
            at += room.size();
            widest = Math.max(widest, Math.min(room.alignment(), LARGEST_ALIGNMENT));
        }
        for (Component component : components) {
            if (component.type().form().hasPresenceBit()) {
                bits.put(component, bits.size());
            }
        }
        presence = at;
        alignment = widest;
        size = Math.max(1, at + (bits.size() + 7) / 8 + (widest - 1) & -widest);
    }

    /** Returns each component's offset in the struct, in that order. */
    Map<Component, Integer> offsets() {
        return offsets;
    }

    /** Returns the number of the bit that says whether the component is there; -1 for one that needs none. */
    int bit(Component component) {
        return bits.getOrDefault(component, -1);
    }

    boolean hasPresenceBits() {
        return !bits.isEmpty();
    }

    /** Returns offset of the first byte of presence bits. */
    int presence() {
        return presence;
    }

    /** Returns bytes of the struct. */
    int size() {
        return size;
    }

    /** Returns alignment of the struct: 4, or less where all its scalars are narrower. */
    int alignment() {
        return alignment;
    }
}
