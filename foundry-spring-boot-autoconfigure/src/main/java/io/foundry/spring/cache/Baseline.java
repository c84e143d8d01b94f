package io.foundry.spring.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.ClassUtils;

/**
 * Values as another cache would keep them.
 *
 * @param name what readers of the result call it
 * @param encoded the values
 * @param decoder reads them
 */
record Baseline(String name, List<byte[]> encoded, Decoder decoder) {

    /** All encodings that give equal values back; one that does not would be compared with something else. */
    static List<Baseline> of(EntryCodecs codecs, Type type, List<Object> values) {
        List<Baseline> baselines = new ArrayList<>();
        if (codecs.kryo() instanceof KryoEntryCodec kryo) {
            add(baselines, "Kryo", values, kryo::encode, kryo::decode);
        }
        add(baselines, "JDK serialization", values, Baseline::serialize, bytes -> deserialize(bytes, values));
        if (ClassUtils.isPresent("tools.jackson.databind.json.JsonMapper", Baseline.class.getClassLoader())) {
            JsonBaseline json = new JsonBaseline(type);
            add(baselines, "Jackson", values, json::encode, json::decode);
        }
        return baselines;
    }

    private static void add(
            List<Baseline> baselines, String name, List<Object> values, Encoder encoder, Decoder decoder) {
        List<byte[]> encoded = new ArrayList<>();
        try {
            for (Object value : values) {
                byte[] bytes = encoder.encode(value);
                if (!value.equals(decoder.decode(bytes))) {
                    return;
                }
                encoded.add(bytes);
            }
        } catch (Exception | LinkageError cannot) {
            return;
        }
        baselines.add(new Baseline(name, encoded, decoder));
    }

    private static byte[] serialize(Object value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    /** The stream would look for classes with the loader of this class, which need not be the application's. */
    private static Object deserialize(byte[] bytes, List<Object> values) throws Exception {
        ClassLoader loader = values.get(0).getClass().getClassLoader();
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            protected Class<?> resolveClass(java.io.ObjectStreamClass description)
                    throws java.io.IOException, ClassNotFoundException {
                return loader == null
                        ? super.resolveClass(description)
                        : Class.forName(description.getName(), false, loader);
            }
        }) {
            return in.readObject();
        }
    }

    /** Turns a value into bytes. */
    @FunctionalInterface
    interface Encoder {

        byte[] encode(Object value) throws Exception;
    }

    /** Turns bytes into a value. */
    @FunctionalInterface
    interface Decoder {

        Object decode(byte[] bytes) throws Exception;
    }
}
