package io.foundry.spring.cache;

import io.foundry.cache.KeySize;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.interceptor.SimpleKey;
import org.springframework.util.ReflectionUtils;

/** Looks into Spring's key of several arguments, which says nothing of them; other keys are estimated. */
final class SpringKeySize implements KeySize {

    private static final int SHALLOW_SIMPLE_KEY = 24;

    private final KeySize estimated = KeySize.estimated();

    /** Null where a later version of Spring, or a native image, has no such field. */
    private final @Nullable Field arguments = arguments();

    private static @Nullable Field arguments() {
        Field field = ReflectionUtils.findField(SimpleKey.class, null, Object[].class);
        if (field != null) {
            ReflectionUtils.makeAccessible(field);
        }
        return field;
    }

    @Override
    public int bytes(Object key) {
        if (arguments != null && key instanceof SimpleKey) {
            Object given = ReflectionUtils.getField(arguments, key);
            return given == null ? SHALLOW_SIMPLE_KEY : SHALLOW_SIMPLE_KEY + estimated.bytes(given);
        }
        return estimated.bytes(key);
    }
}
