package io.foundry.benchmarks.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.serializer.DefaultDeserializer;
import org.springframework.core.serializer.DefaultSerializer;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** How a {@link SerializingCache} turns values into bytes and back. Thread-safe. */
interface ValueFormat {

    byte[] write(Object value);

    Object read(byte[] bytes);

    /** JSON by Jackson 3, with a reader and a writer that know their type already. */
    static ValueFormat json(Class<?> type) {
        JsonMapper mapper = JsonMapper.builder().build();
        return new Json(mapper.writerFor(type), mapper.readerFor(type));
    }

    /** JDK serialization as Spring does it, for its own caches that store by value as well. */
    static ValueFormat jdk() {
        return new Jdk(new DefaultSerializer(), new DefaultDeserializer());
    }

    /** The first of {@link ValueFormat}'s. */
    record Json(ObjectWriter writer, ObjectReader reader) implements ValueFormat {

        @Override
        public byte[] write(Object value) {
            return writer.writeValueAsBytes(value);
        }

        @Override
        public Object read(byte[] bytes) {
            return reader.readValue(bytes);
        }
    }

    /** The second. */
    record Jdk(DefaultSerializer serializer, DefaultDeserializer deserializer) implements ValueFormat {

        @Override
        public byte[] write(Object value) {
            try {
                return serializer.serializeToByteArray(value);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }

        @Override
        public Object read(byte[] bytes) {
            try {
                return deserializer.deserializeFromByteArray(bytes);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
    }
}
