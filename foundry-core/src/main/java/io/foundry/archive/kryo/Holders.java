package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Containers of one or two objects, and the one list that is an array. */
@SuppressWarnings("NullAway") // whether null is allowed inside is decided by the class that is made
final class Holders {

    static final Serializer<AtomicReference<Object>> REFERENCE = new Serializer<>() {
        @Override
        public void write(Kryo kryo, Output output, AtomicReference<Object> reference) {
            kryo.writeClassAndObject(output, reference.get());
        }

        @Override
        public AtomicReference<Object> read(Kryo kryo, Input input, Class<? extends AtomicReference<Object>> type) {
            AtomicReference<Object> reference = new AtomicReference<>();
            kryo.reference(reference);
            reference.set(kryo.readClassAndObject(input));
            return reference;
        }
    };

    static final Serializer<List<Object>> AS_LIST = new Serializer<>() {
        @Override
        public void write(Kryo kryo, Output output, List<Object> list) {
            Object[] elements = list.toArray();
            output.writeVarInt(elements.length, true);
            for (Object element : elements) {
                kryo.writeClassAndObject(output, element);
            }
        }

        @Override
        public List<Object> read(Kryo kryo, Input input, Class<? extends List<Object>> type) {
            BoundedInput bounded = (BoundedInput) input;
            Object[] elements = new Object[bounded.readCount(1)];
            List<Object> list = Arrays.asList(elements);
            kryo.reference(list);
            for (int i = 0; i < elements.length; i++) {
                bounded.release(1);
                elements[i] = kryo.readClassAndObject(input);
            }
            return list;
        }
    };

    private Holders() {}

    static <T> Serializer<T> one(Function<T, @Nullable Object> content, Function<Object, T> of) {
        return new LateSerializer<>() {
            @Override
            void writeContent(Graph graph, Output output, T holder) {
                graph.writeClassAndObject(output, content.apply(holder));
            }

            @Override
            T readContent(Graph graph, BoundedInput input) {
                return of.apply(graph.readClassAndObject(input));
            }
        };
    }

    static <T> Serializer<T> two(
            Function<T, @Nullable Object> first,
            Function<T, @Nullable Object> second,
            BiFunction<Object, Object, T> of) {
        return new LateSerializer<>() {
            @Override
            void writeContent(Graph graph, Output output, T holder) {
                graph.writeClassAndObject(output, first.apply(holder));
                graph.writeClassAndObject(output, second.apply(holder));
            }

            @Override
            T readContent(Graph graph, BoundedInput input) {
                Object one = graph.readClassAndObject(input);
                return of.apply(one, graph.readClassAndObject(input));
            }
        };
    }

    static Map.Entry<Object, Object> entry(Object key, Object value) {
        return Map.entry(key, value);
    }
}
