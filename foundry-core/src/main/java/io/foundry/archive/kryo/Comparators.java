package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Collections;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** The orders that sorted sets and maps may have: those that bytes can name without naming code. */
final class Comparators {

    private Comparators() {}

    static void write(Graph graph, Output output, Object sorted, @Nullable Comparator<?> order) {
        int code = 0;
        if (order != null) {
            if (order == Comparator.naturalOrder()) {
                code = 1;
            } else if (order == Collections.reverseOrder()) {
                code = 2;
            } else if (order == String.CASE_INSENSITIVE_ORDER) {
                code = 3;
            } else {
                graph.classes.problem(
                        sorted.getClass().getName(),
                        "sorted by a comparator of its own; use natural, reverse or case-insensitive order");
            }
        }
        output.writeByte(code);
    }

    static @Nullable Comparator<Object> read(Input input) {
        return switch (input.readByte()) {
            case 0 -> null;
            case 1 -> cast(Comparator.naturalOrder());
            case 2 -> cast(Collections.reverseOrder());
            case 3 -> cast(String.CASE_INSENSITIVE_ORDER);
            default -> throw new KryoException("A sorted collection has an unknown order");
        };
    }

    @SuppressWarnings("unchecked")
    private static Comparator<Object> cast(Comparator<?> order) {
        return (Comparator<Object>) order;
    }
}
