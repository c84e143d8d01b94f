package io.foundry.benchmarks.archive;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.ImmutableCollectionsSerializers;

/** Kryo with registered classes, without Unsafe, without a look for repeated references, and with buffers that stay. */
final class KryoPeer extends WholeValuePeer {

    static {
        // Kryo reads it once, when its first class is used
        System.setProperty("kryo.unsafe", "false");
    }

    private final Kryo kryo = new Kryo();

    private final Output output = new Output(1 << 16, -1);

    private final Input input = new Input();

    KryoPeer() {
        kryo.setRegistrationRequired(true);
        ImmutableCollectionsSerializers.registerSerializers(kryo);
        kryo.register(byte[].class);
        kryo.register(Catalogue.class);
        kryo.register(Item.class);
        kryo.register(Cities.class);
        kryo.register(City.class);
        kryo.register(CachedData.class);
    }

    @Override
    byte[] write(Object value) {
        output.reset();
        kryo.writeObject(output, value);
        return output.toBytes();
    }

    @Override
    <T> T read(byte[] bytes, Class<T> type) {
        input.setBuffer(bytes);
        return kryo.readObject(input, type);
    }
}
