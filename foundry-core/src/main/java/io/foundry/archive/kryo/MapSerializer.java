package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes maps that exist before their entries do; guards as in {@link CollectionSerializer}. Immutable. */
final class MapSerializer extends Serializer<Map<@Nullable Object, @Nullable Object>> {

    /** Least bytes of an entry. */
    static final int ENTRY = 2;

    private final @Nullable IntFunction<Map<@Nullable Object, @Nullable Object>> ofSize;
    private final @Nullable Function<@Nullable Comparator<Object>, Map<@Nullable Object, @Nullable Object>> ofOrder;
    private final UnaryOperator<Map<@Nullable Object, @Nullable Object>> guard;
    private final boolean treesForCollisions;

    private MapSerializer(
            @Nullable IntFunction<Map<@Nullable Object, @Nullable Object>> ofSize,
            @Nullable Function<@Nullable Comparator<Object>, Map<@Nullable Object, @Nullable Object>> ofOrder,
            UnaryOperator<Map<@Nullable Object, @Nullable Object>> guard,
            boolean treesForCollisions) {
        this.ofSize = ofSize;
        this.ofOrder = ofOrder;
        this.guard = guard;
        this.treesForCollisions = treesForCollisions;
    }

    static MapSerializer hashed(IntFunction<Map<@Nullable Object, @Nullable Object>> ofSize) {
        return new MapSerializer(ofSize, null, UnaryOperator.identity(), true);
    }

    /** For maps that keep keys with one hash in a chain. */
    static MapSerializer chained(IntFunction<Map<@Nullable Object, @Nullable Object>> ofSize) {
        return new MapSerializer(ofSize, null, UnaryOperator.identity(), false);
    }

    static MapSerializer sorted(
            Function<@Nullable Comparator<Object>, Map<@Nullable Object, @Nullable Object>> ofOrder) {
        return new MapSerializer(null, ofOrder, UnaryOperator.identity(), true);
    }

    MapSerializer guardedBy(UnaryOperator<Map<@Nullable Object, @Nullable Object>> other) {
        return new MapSerializer(ofSize, ofOrder, other, treesForCollisions);
    }

    /**
     * What a hash table is created for: all that is announced, but no more than is likely in the bytes that are left. A
     * table takes several times the bytes of the smallest entries.
     */
    static int capacity(int count, BoundedInput input) {
        int likely = Math.min(count, input.remaining() / 8);
        return likely + likely / 3 + 1;
    }

    /** The keys and values in turn, as they are at one moment. */
    static @Nullable Object[] flatten(Map<?, ?> map) {
        // Only the guards of Collections want this lock; for others it does no harm
        synchronized (map) {
            @Nullable Object[] flat = new Object[map.size() * 2];
            int used = 0;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (used == flat.length) {
                    flat = Arrays.copyOf(flat, used * 2 + 2);
                }
                flat[used++] = entry.getKey();
                flat[used++] = entry.getValue();
            }
            return used == flat.length ? flat : Arrays.copyOf(flat, used);
        }
    }

    @Override
    public void write(Kryo kryo, Output output, Map<@Nullable Object, @Nullable Object> map) {
        Graph graph = Graph.of(kryo);
        if (ofOrder != null) {
            Comparators.write(graph, output, map, ((SortedMap<?, ?>) map).comparator());
        }
        @Nullable Object[] flat = flatten(map);
        writeEntries(graph, output, flat, new HashGuard(ofOrder == null ? flat.length / 2 : 0, treesForCollisions));
    }

    static void writeEntries(Graph graph, Output output, @Nullable Object[] flat, HashGuard collisions) {
        output.writeVarInt(flat.length / 2, true);
        for (int i = 0; i < flat.length; i += 2) {
            collisions.add(flat[i]);
            graph.writeKey(output, flat[i]);
            graph.writeClassAndObject(output, flat[i + 1]);
        }
    }

    @Override
    public Map<@Nullable Object, @Nullable Object> read(
            Kryo kryo, Input input, Class<? extends Map<@Nullable Object, @Nullable Object>> type) {
        Graph graph = Graph.of(kryo);
        BoundedInput bounded = (BoundedInput) input;
        Comparator<Object> order = ofOrder == null ? null : Comparators.read(input);
        int count = bounded.readCount(ENTRY);
        Map<@Nullable Object, @Nullable Object> inner = create(order, capacity(count, bounded));
        Map<@Nullable Object, @Nullable Object> guarded = guard.apply(inner);
        kryo.reference(guarded);
        HashGuard collisions = new HashGuard(ofOrder == null ? count : 0, treesForCollisions);
        for (int i = 0; i < count; i++) {
            bounded.release(ENTRY);
            Object key = graph.readKey(input);
            collisions.add(key);
            inner.put(key, kryo.readClassAndObject(input));
        }
        return guarded;
    }

    private Map<@Nullable Object, @Nullable Object> create(@Nullable Comparator<Object> order, int capacity) {
        if (ofOrder != null) {
            return ofOrder.apply(order);
        }
        return ofSize == null ? Collections.emptyMap() : ofSize.apply(capacity);
    }
}
