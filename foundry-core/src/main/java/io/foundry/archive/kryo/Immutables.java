package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.io.Output;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collections and maps that are made of their elements at once. */
final class Immutables {

    private Immutables() {}

    /** Takes whether elements are hashed or compared while the collection is made */
    static LateSerializer<Collection<@Nullable Object>> collection(
            Function<@Nullable Object[], Collection<@Nullable Object>> of, boolean keys) {
        return new LateSerializer<>() {
            @Override
            void writeContent(Graph graph, Output output, Collection<@Nullable Object> collection) {
                @Nullable Object[] elements = collection.toArray();
                HashGuard collisions = new HashGuard(keys ? elements.length : 0, false);
                output.writeVarInt(elements.length, true);
                for (Object element : elements) {
                    if (keys) {
                        collisions.add(element);
                        graph.writeKey(output, element);
                    } else {
                        graph.writeClassAndObject(output, element);
                    }
                }
            }

            @Override
            Collection<@Nullable Object> readContent(Graph graph, BoundedInput input) {
                int count = input.readCount(1);
                HashGuard collisions = new HashGuard(keys ? count : 0, false);
                @Nullable Object[] elements = new Object[count];
                for (int i = 0; i < count; i++) {
                    input.release(1);
                    elements[i] = keys ? graph.readKey(input) : graph.readClassAndObject(input);
                    collisions.add(elements[i]);
                }
                return of.apply(elements);
            }
        };
    }

    static LateSerializer<Map<@Nullable Object, @Nullable Object>> map(
            Function<Map.Entry<Object, Object>[], Map<Object, Object>> of) {
        return new LateSerializer<>() {
            @Override
            void writeContent(Graph graph, Output output, Map<@Nullable Object, @Nullable Object> map) {
                @Nullable Object[] flat = MapSerializer.flatten(map);
                MapSerializer.writeEntries(graph, output, flat, new HashGuard(flat.length / 2, false));
            }

            @Override
            @SuppressWarnings({"unchecked", "rawtypes", "NullAway"}) // a map of this kind refuses null itself
            Map<@Nullable Object, @Nullable Object> readContent(Graph graph, BoundedInput input) {
                int count = input.readCount(MapSerializer.ENTRY);
                HashGuard collisions = new HashGuard(count, false);
                Map.Entry<Object, Object>[] entries = new Map.Entry[count];
                for (int i = 0; i < count; i++) {
                    input.release(MapSerializer.ENTRY);
                    Object key = graph.readKey(input);
                    collisions.add(key);
                    entries[i] = Map.entry(key, graph.readClassAndObject(input));
                }
                return (Map) of.apply(entries);
            }
        };
    }

    /** As {@code Stream.toList()} makes them, which may hold null, where {@code List.of} does not. */
    static Collection<@Nullable Object> list(@Nullable Object[] elements) {
        for (Object element : elements) {
            if (element == null) {
                return Arrays.stream(elements).toList();
            }
        }
        return List.of(elements);
    }

    static Collection<@Nullable Object> set(@Nullable Object[] elements) {
        return Set.of(elements);
    }
}
