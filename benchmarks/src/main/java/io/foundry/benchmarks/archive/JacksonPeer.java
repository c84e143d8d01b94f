package io.foundry.benchmarks.archive;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** JSON by Jackson 3, with readers and writers that know their type already. */
final class JacksonPeer extends WholeValuePeer {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final Map<Class<?>, ObjectReader> READERS = Map.of(
            Catalogue.class, MAPPER.readerFor(Catalogue.class),
            Cities.class, MAPPER.readerFor(Cities.class),
            CachedData.class, MAPPER.readerFor(CachedData.class));

    private static final Map<Class<?>, ObjectWriter> WRITERS = Map.of(
            Catalogue.class, MAPPER.writerFor(Catalogue.class),
            Cities.class, MAPPER.writerFor(Cities.class),
            CachedData.class, MAPPER.writerFor(CachedData.class));

    @Override
    byte[] write(Object value) {
        return known(WRITERS.get(value.getClass()), value.getClass()).writeValueAsBytes(value);
    }

    @Override
    <T> T read(byte[] bytes, Class<T> type) {
        return known(READERS.get(type), type).readValue(bytes);
    }

    private static <T> T known(@Nullable T helper, Class<?> type) {
        if (helper == null) {
            throw new IllegalArgumentException("No benchmark has a " + type.getName());
        }
        return helper;
    }
}
