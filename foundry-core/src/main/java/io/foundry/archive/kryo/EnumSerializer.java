package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import org.jspecify.annotations.Nullable;

/** Writes a constant of an enum as its ordinal; the names are part of the shape. Safe for use by many threads. */
@SuppressWarnings("EnumOrdinal") // the names in their order are part of the shape
final class EnumSerializer extends Serializer<Object> {

    private final Class<?> type;
    // Asked for when the first constant is read, because that initialises the enum.
    private volatile Object @Nullable [] constants;

    EnumSerializer(Class<?> type) {
        this.type = type;
    }

    @Override
    public void write(Kryo kryo, Output output, Object constant) {
        output.writeVarInt(((Enum<?>) constant).ordinal(), true);
    }

    @Override
    public Object read(Kryo kryo, Input input, Class<? extends Object> unused) {
        Object[] known = constants();
        int ordinal = input.readVarInt(true);
        if (ordinal < 0 || ordinal >= known.length) {
            throw new KryoException("An enum has no constant of this ordinal");
        }
        return known[ordinal];
    }

    Class<?> type() {
        return type;
    }

    /** All constants by ordinal; shared, not to be changed. */
    Object[] constants() {
        Object[] known = constants;
        if (known == null) {
            known = type.getEnumConstants();
            constants = known;
        }
        return known;
    }
}
