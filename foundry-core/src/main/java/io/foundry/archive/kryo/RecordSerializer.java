package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Writes the components of a record in their order, and creates it by its canonical constructor. Immutable. */
final class RecordSerializer extends LateSerializer<Object> {

    private final Method[] accessors;
    private final byte[] kinds;
    private final Constructor<?> constructor;

    RecordSerializer(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] parameters = new Class<?>[components.length];
        accessors = new Method[components.length];
        kinds = new byte[components.length];
        for (int i = 0; i < components.length; i++) {
            accessors[i] = components[i].getAccessor();
            accessors[i].setAccessible(true);
            parameters[i] = components[i].getType();
            kinds[i] = Scalars.kind(parameters[i]);
        }
        try {
            constructor = type.getDeclaredConstructor(parameters);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("A record has a canonical constructor", impossible);
        }
        constructor.setAccessible(true);
    }

    @Override
    void writeContent(Graph graph, Output output, Object record) {
        for (int i = 0; i < accessors.length; i++) {
            Scalars.write(graph, output, kinds[i], component(record, i));
        }
    }

    private @Nullable Object component(Object record, int index) {
        try {
            return accessors[index].invoke(record);
        } catch (ReflectiveOperationException failed) {
            throw new KryoException("A record's component cannot be read", failed);
        }
    }

    @Override
    Object readContent(Graph graph, BoundedInput input) {
        @Nullable Object[] values = new Object[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            values[i] = Scalars.read(graph, input, kinds[i]);
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new KryoException("A record does not accept its components", refused);
        }
    }
}
