package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of an application's class, in their own order, those of its ancestors first. Immutable.
 *
 * <p>Not Kryo's FieldSerializer: that one leaves out the class where a field's type is final, so that a change of that
 * class would go unnoticed, and lets annotations choose other serializers.
 */
final class ObjectSerializer extends Serializer<Object> {

    /** Stands for a type that cannot be written, so that the walk goes on and finds the others. */
    static final Serializer<Object> SKIPPING = new Serializer<>() {
        @Override
        public void write(Kryo kryo, Output output, Object object) {}

        @Override
        public Object read(Kryo kryo, Input input, Class<? extends Object> type) {
            throw new KryoException("A type that cannot be written cannot be read");
        }
    };

    private final Field[] fields;
    private final byte[] kinds;
    private final @Nullable Creation creation;

    /** Takes no creation if objects of the class can only be walked */
    ObjectSerializer(Class<?> type, @Nullable Creation creation) {
        List<Field> declared = Shapes.fields(type);
        this.fields = declared.toArray(new Field[0]);
        this.kinds = new byte[fields.length];
        this.creation = creation;
        for (int i = 0; i < fields.length; i++) {
            fields[i].setAccessible(true);
            kinds[i] = Scalars.kind(fields[i].getType());
        }
    }

    @Override
    public void write(Kryo kryo, Output output, Object object) {
        try {
            for (int i = 0; i < fields.length; i++) {
                Field field = fields[i];
                switch (kinds[i]) {
                    case Scalars.BOOLEAN -> output.writeBoolean(field.getBoolean(object));
                    case Scalars.BYTE -> output.writeByte(field.getByte(object));
                    case Scalars.SHORT -> output.writeShort(field.getShort(object));
                    case Scalars.CHAR -> output.writeChar(field.getChar(object));
                    case Scalars.INT -> output.writeVarInt(field.getInt(object), false);
                    case Scalars.LONG -> output.writeVarLong(field.getLong(object), false);
                    case Scalars.FLOAT -> output.writeFloat(field.getFloat(object));
                    case Scalars.DOUBLE -> output.writeDouble(field.getDouble(object));
                    default -> kryo.writeClassAndObject(output, field.get(object));
                }
            }
        } catch (IllegalAccessException impossible) {
            throw new KryoException("A field cannot be read", impossible);
        }
    }

    @Override
    public Object read(Kryo kryo, Input input, Class<? extends Object> type) {
        if (creation == null) {
            throw new KryoException("An object of this class cannot be created");
        }
        Object object = creation.create();
        kryo.reference(object);
        try {
            for (int i = 0; i < fields.length; i++) {
                Field field = fields[i];
                switch (kinds[i]) {
                    case Scalars.BOOLEAN -> field.setBoolean(object, input.readBoolean());
                    case Scalars.BYTE -> field.setByte(object, input.readByte());
                    case Scalars.SHORT -> field.setShort(object, input.readShort());
                    case Scalars.CHAR -> field.setChar(object, input.readChar());
                    case Scalars.INT -> field.setInt(object, input.readVarInt(false));
                    case Scalars.LONG -> field.setLong(object, input.readVarLong(false));
                    case Scalars.FLOAT -> field.setFloat(object, input.readFloat());
                    case Scalars.DOUBLE -> field.setDouble(object, input.readDouble());
                    default -> field.set(object, kryo.readClassAndObject(input));
                }
            }
        } catch (IllegalAccessException impossible) {
            throw new KryoException("A field cannot be set", impossible);
        }
        return object;
    }
}
