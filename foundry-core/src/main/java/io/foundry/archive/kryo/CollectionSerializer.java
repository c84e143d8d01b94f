package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes collections that exist before their elements do. Immutable.
 *
 * <p>One that only guards another one, as unmodifiable ones do, is read as a guard of a new one.
 */
final class CollectionSerializer extends Serializer<Collection<@Nullable Object>> {

    private final @Nullable IntFunction<Collection<@Nullable Object>> ofSize;
    private final @Nullable Function<@Nullable Comparator<Object>, Collection<@Nullable Object>> ofOrder;
    private final UnaryOperator<Collection<@Nullable Object>> guard;
    private final boolean hashes;

    private CollectionSerializer(
            @Nullable IntFunction<Collection<@Nullable Object>> ofSize,
            @Nullable Function<@Nullable Comparator<Object>, Collection<@Nullable Object>> ofOrder,
            UnaryOperator<Collection<@Nullable Object>> guard,
            boolean hashes) {
        this.ofSize = ofSize;
        this.ofOrder = ofOrder;
        this.guard = guard;
        this.hashes = hashes;
    }

    static CollectionSerializer list(IntFunction<Collection<@Nullable Object>> ofSize) {
        return new CollectionSerializer(ofSize, null, UnaryOperator.identity(), false);
    }

    static CollectionSerializer set(IntFunction<Collection<@Nullable Object>> ofSize) {
        return new CollectionSerializer(ofSize, null, UnaryOperator.identity(), true);
    }

    static CollectionSerializer sorted(Function<@Nullable Comparator<Object>, Collection<@Nullable Object>> ofOrder) {
        return new CollectionSerializer(null, ofOrder, UnaryOperator.identity(), false);
    }

    CollectionSerializer guardedBy(UnaryOperator<Collection<@Nullable Object>> other) {
        return new CollectionSerializer(ofSize, ofOrder, other, hashes);
    }

    @Override
    public void write(Kryo kryo, Output output, Collection<@Nullable Object> collection) {
        Graph graph = Graph.of(kryo);
        if (ofOrder != null) {
            Comparators.write(graph, output, collection, ((SortedSet<?>) collection).comparator());
        }
        // A copy, because a concurrent collection may not have the size that it told
        @Nullable Object[] elements = collection.toArray();
        boolean keys = hashes || ofOrder != null;
        HashGuard collisions = new HashGuard(hashes ? elements.length : 0, true);
        output.writeVarInt(elements.length, true);
        for (Object element : elements) {
            if (keys) {
                collisions.add(element);
                graph.writeKey(output, element);
            } else {
                kryo.writeClassAndObject(output, element);
            }
        }
    }

    @Override
    public Collection<@Nullable Object> read(
            Kryo kryo, Input input, Class<? extends Collection<@Nullable Object>> type) {
        Graph graph = Graph.of(kryo);
        BoundedInput bounded = (BoundedInput) input;
        boolean keys = hashes || ofOrder != null;
        Comparator<Object> order = ofOrder == null ? null : Comparators.read(input);
        int count = bounded.readCount(1);
        Collection<@Nullable Object> inner = create(order, hashes ? MapSerializer.capacity(count, bounded) : count);
        Collection<@Nullable Object> guarded = guard.apply(inner);
        kryo.reference(guarded);
        HashGuard collisions = new HashGuard(hashes ? count : 0, true);
        for (int i = 0; i < count; i++) {
            bounded.release(1);
            Object element = keys ? graph.readKey(input) : kryo.readClassAndObject(input);
            collisions.add(element);
            inner.add(element);
        }
        return guarded;
    }

    private Collection<@Nullable Object> create(@Nullable Comparator<Object> order, int capacity) {
        if (ofOrder != null) {
            return ofOrder.apply(order);
        }
        return ofSize == null ? Collections.emptyList() : ofSize.apply(capacity);
    }
}
