package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import org.jspecify.annotations.Nullable;

/** Values by their declared type: primitives without a class in front of them. */
final class Scalars {

    static final byte OBJECT = 0;
    static final byte BOOLEAN = 1;
    static final byte BYTE = 2;
    static final byte SHORT = 3;
    static final byte CHAR = 4;
    static final byte INT = 5;
    static final byte LONG = 6;
    static final byte FLOAT = 7;
    static final byte DOUBLE = 8;

    private static final Class<?>[] PRIMITIVES = {
        boolean.class, byte.class, short.class, char.class, int.class, long.class, float.class, double.class
    };

    private Scalars() {}

    static byte kind(Class<?> type) {
        for (int i = 0; i < PRIMITIVES.length; i++) {
            if (PRIMITIVES[i] == type) {
                return (byte) (i + 1);
            }
        }
        return OBJECT;
    }

    // A component of primitive type is never null.
    @SuppressWarnings("NullAway")
    static void write(Kryo kryo, Output output, byte kind, @Nullable Object value) {
        switch (kind) {
            case BOOLEAN -> output.writeBoolean((boolean) value);
            case BYTE -> output.writeByte((byte) value);
            case SHORT -> output.writeShort((short) value);
            case CHAR -> output.writeChar((char) value);
            case INT -> output.writeVarInt((int) value, false);
            case LONG -> output.writeVarLong((long) value, false);
            case FLOAT -> output.writeFloat((float) value);
            case DOUBLE -> output.writeDouble((double) value);
            default -> kryo.writeClassAndObject(output, value);
        }
    }

    static @Nullable Object read(Kryo kryo, Input input, byte kind) {
        return switch (kind) {
            case BOOLEAN -> input.readBoolean();
            case BYTE -> input.readByte();
            case SHORT -> input.readShort();
            case CHAR -> input.readChar();
            case INT -> input.readVarInt(false);
            case LONG -> input.readVarLong(false);
            case FLOAT -> input.readFloat();
            case DOUBLE -> input.readDouble();
            default -> kryo.readClassAndObject(input);
        };
    }
}
