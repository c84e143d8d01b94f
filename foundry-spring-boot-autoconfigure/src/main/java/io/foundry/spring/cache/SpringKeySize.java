package io.foundry.spring.cache;

import io.foundry.cache.KeySize;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.interceptor.SimpleKey;
import org.springframework.util.ReflectionUtils;

/** Looks into Spring's key of several arguments, which says nothing of them; other keys are estimated. */
final class SpringKeySize implements KeySize {

    private static final int SHALLOW_SIMPLE_KEY = 24;

    /** Null where a later version of Spring, or a native image, has no such field. */
    private static final @Nullable Field ARGUMENTS = field();

    private final KeySize estimated = KeySize.estimated();

    private static @Nullable Field field() {
        Field field = ReflectionUtils.findField(SimpleKey.class, null, Object[].class);
        if (field != null) {
            ReflectionUtils.makeAccessible(field);
        }
        return field;
    }

    /** What a key is made of, not to be changed; null where that cannot be known. */
    static Object @Nullable [] arguments(SimpleKey key) {
        return ARGUMENTS == null ? null : (Object[]) ReflectionUtils.getField(ARGUMENTS, key);
    }

    @Override
    public int bytes(Object key) {
        Object[] given = key instanceof SimpleKey simple ? arguments(simple) : null;
        return given == null ? estimated.bytes(key) : SHALLOW_SIMPLE_KEY + estimated.bytes(given);
    }
}
