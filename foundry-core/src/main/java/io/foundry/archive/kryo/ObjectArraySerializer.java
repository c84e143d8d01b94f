package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/** Writes arrays of objects, or of arrays. Immutable. */
final class ObjectArraySerializer extends Serializer<@Nullable Object[]> {

    private final Class<?> component;

    ObjectArraySerializer(Class<?> component) {
        this.component = component;
    }

    @Override
    public void write(Kryo kryo, Output output, @Nullable Object[] array) {
        output.writeVarInt(array.length, true);
        for (Object element : array) {
            kryo.writeClassAndObject(output, element);
        }
    }

    @Override
    public @Nullable Object[] read(Kryo kryo, Input input, Class<? extends @Nullable Object[]> type) {
        BoundedInput bounded = (BoundedInput) input;
        int count = bounded.readCount(1);
        @Nullable Object[] array = (Object[]) Array.newInstance(component, count);
        kryo.reference(array);
        for (int i = 0; i < count; i++) {
            bounded.release(1);
            array[i] = kryo.readClassAndObject(input);
        }
        return array;
    }
}
