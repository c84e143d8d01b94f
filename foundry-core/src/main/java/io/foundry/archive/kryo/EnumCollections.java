package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * Sets and maps over enums: the enum, then something for each of its constants, there or not. An empty map over a large
 * enum takes room for each constant in memory; so it does in the bytes.
 */
@SuppressWarnings({"rawtypes", "unchecked", "EnumOrdinal"}) // the enum is known at run time only
final class EnumCollections {

    static final Serializer<EnumSet> SET = new Serializer<>() {
        @Override
        public void write(Kryo kryo, Output output, EnumSet set) {
            EnumSet some = set.isEmpty() ? EnumSet.complementOf(set) : set;
            if (some.isEmpty()) {
                throw new KryoException("A set over an enum without constants cannot be written");
            }
            Enum first = (Enum) some.iterator().next();
            int count =
                    Graph.of(kryo).writeEnum(output, first.getDeclaringClass()).constants().length;
            byte[] bits = new byte[(count + 7) / 8];
            for (Object constant : set) {
                int ordinal = ((Enum) constant).ordinal();
                bits[ordinal >>> 3] |= (byte) (1 << (ordinal & 7));
            }
            output.writeBytes(bits);
        }

        @Override
        public EnumSet read(Kryo kryo, Input input, Class<? extends EnumSet> type) {
            EnumSerializer known = Graph.of(kryo).readEnum(input);
            Object[] constants = known.constants();
            byte[] bits = input.readBytes((constants.length + 7) / 8);
            EnumSet set = EnumSet.noneOf((Class) known.type());
            for (int i = 0; i < bits.length * 8; i++) {
                if (((bits[i >>> 3] >>> (i & 7)) & 1) != 0) {
                    set.add(constants[i]);
                }
            }
            return set;
        }
    };

    static final Serializer<EnumMap> MAP = new Serializer<>() {
        @Override
        public void write(Kryo kryo, Output output, EnumMap map) {
            EnumSerializer known = Graph.of(kryo).writeEnum(output, keyType(map));
            for (Object constant : known.constants()) {
                boolean present = map.containsKey(constant);
                output.writeBoolean(present);
                if (present) {
                    kryo.writeClassAndObject(output, map.get(constant));
                }
            }
        }

        @Override
        public EnumMap read(Kryo kryo, Input input, Class<? extends EnumMap> type) {
            EnumSerializer known = Graph.of(kryo).readEnum(input);
            Object[] constants = known.constants();
            BoundedInput bounded = (BoundedInput) input;
            bounded.reserve(constants.length, 1);
            EnumMap map = new EnumMap((Class) known.type());
            kryo.reference(map);
            for (Object constant : constants) {
                bounded.release(1);
                if (input.readBoolean()) {
                    map.put((Enum) constant, kryo.readClassAndObject(input));
                }
            }
            return map;
        }
    };

    private EnumCollections() {}

    private static Class<?> keyType(EnumMap map) {
        if (!map.isEmpty()) {
            return ((Enum) map.keySet().iterator().next()).getDeclaringClass();
        }
        // An empty map tells its enum to nobody but a stream that it is serialized to
        try (TypeFinder finder = new TypeFinder()) {
            finder.writeObject(map);
            if (finder.found != null) {
                return finder.found;
            }
        } catch (IOException impossible) {
            throw new KryoException("An empty enum map does not tell its enum", impossible);
        }
        throw new KryoException("An empty enum map does not tell its enum");
    }

    private static final class TypeFinder extends ObjectOutputStream {

        @Nullable
        Class<?> found;

        TypeFinder() throws IOException {
            super(OutputStream.nullOutputStream());
        }

        @Override
        protected void annotateClass(Class<?> type) {
            if (type.isEnum()) {
                found = type;
            }
        }
    }
}
