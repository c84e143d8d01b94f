package io.foundry.spring.cache;

import io.foundry.archive.ViewOf;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Values as JSON, as caches with Jackson keep them. Refers to Jackson, so that it is loaded only where that is. */
final class JsonBaseline {

    private final ObjectReader reader;

    private final ObjectWriter writer;

    JsonBaseline(Type type) {
        JsonMapper mapper = JsonMapper.builder().build();
        JavaType recordType = recordType(mapper, type);
        this.reader = mapper.readerFor(recordType);
        this.writer = mapper.writerFor(recordType);
    }

    /** With records in the place of views, which cannot be made. */
    private static JavaType recordType(JsonMapper mapper, Type type) {
        if (type instanceof WildcardType wildcard) {
            return recordType(mapper, wildcard.getUpperBounds()[0]);
        }
        if (type instanceof ParameterizedType composed && composed.getRawType() instanceof Class<?> raw) {
            JavaType[] arguments = Arrays.stream(composed.getActualTypeArguments())
                    .map(argument -> recordType(mapper, argument))
                    .toArray(JavaType[]::new);
            return mapper.getTypeFactory().constructParametricType(raw, arguments);
        }
        ViewOf view = type instanceof Class<?> plain ? plain.getAnnotation(ViewOf.class) : null;
        return mapper.constructType(view == null ? type : view.value());
    }

    byte[] encode(Object value) {
        return writer.writeValueAsBytes(value);
    }

    Object decode(byte[] bytes) {
        return reader.readValue(bytes);
    }
}
