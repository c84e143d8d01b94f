package io.foundry.spring.cache;

import io.foundry.archive.ViewOf;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/**
 * Reads one component out of a value or its view, so that a comparison is about values that somebody uses. A collection
 * is read in its middle. The same for all sides of a comparison.
 */
final class Touch {

    /** Takes a view or a record and gives its first component; null where values are no records. */
    private final @Nullable MethodHandle component;

    private Touch(@Nullable MethodHandle component) {
        this.component = component;
    }

    static Touch of(Object sample) {
        Object element = element(sample);
        if (element == null) {
            return new Touch(null);
        }
        for (Class<?> view : ClassUtils.getAllInterfacesForClass(element.getClass())) {
            ViewOf of = view.getAnnotation(ViewOf.class);
            RecordComponent[] components = of == null ? null : of.value().getRecordComponents();
            if (components != null && components.length > 0) {
                return new Touch(accessor(view, components[0].getName()));
            }
        }
        return new Touch(null);
    }

    private static @Nullable MethodHandle accessor(Class<?> view, String name) {
        try {
            Method method = view.getMethod(name);
            method.setAccessible(true);
            return MethodHandles.lookup()
                    .unreflect(method)
                    .asType(java.lang.invoke.MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return null;
        }
    }

    @Nullable
    Object read(Object value) throws Exception {
        Object element = element(value);
        if (component == null || element == null) {
            return element;
        }
        try {
            return (Object) component.invokeExact(element);
        } catch (Exception | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static @Nullable Object element(Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty() ? null : list.get(list.size() / 2);
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? null : map.values().iterator().next();
        }
        if (value instanceof Collection<?> collection) {
            return collection.isEmpty() ? null : collection.iterator().next();
        }
        return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    }
}
