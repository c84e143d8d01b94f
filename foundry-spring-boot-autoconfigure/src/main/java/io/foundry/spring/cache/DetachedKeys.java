package io.foundry.spring.cache;

import io.foundry.archive.ViewOf;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.interceptor.SimpleKey;
import org.springframework.util.ClassUtils;

/**
 * Puts records in the place of views in keys: a view is equal to no record, and keeps a whole entry in memory. Looks into
 * Spring's keys, lists, sets and arrays. Gives other keys back as they are, and allocates nothing for them, except what a
 * list or set takes to be walked. Thread-safe.
 */
final class DetachedKeys {

    /** Leads from a class of views to the record; empty for other classes. */
    private static final ClassValue<Optional<MethodHandle>> TO_RECORD = new ClassValue<>() {
        @Override
        protected Optional<MethodHandle> computeValue(Class<?> type) {
            return toRecord(type);
        }
    };

    private DetachedKeys() {}

    static Object of(Object key) {
        if (key instanceof String || key instanceof Number) {
            return key;
        }
        if (key instanceof SimpleKey simple) {
            Object[] arguments = SpringKeySize.arguments(simple);
            Object[] detached = arguments == null ? null : array(arguments);
            return detached == arguments || detached == null ? key : new SimpleKey(detached);
        }
        if (key instanceof List<?> || key instanceof Set<?>) {
            return collection((Collection<?>) key);
        }
        if (key instanceof Object[] elements) {
            return array(elements);
        }
        Optional<MethodHandle> toRecord = TO_RECORD.get(key.getClass());
        return toRecord.isEmpty() ? key : record(key, toRecord.get());
    }

    /** The same array if there is no view in it. */
    private static Object[] array(Object[] elements) {
        Object[] copy = elements;
        for (int i = 0; i < elements.length; i++) {
            Object element = elements[i];
            Object detached = element == null ? null : of(element);
            if (detached != element) {
                if (copy == elements) {
                    copy = Arrays.copyOf(elements, elements.length);
                }
                copy[i] = detached;
            }
        }
        return copy;
    }

    private static Object collection(Collection<?> elements) {
        boolean views = false;
        for (Object element : elements) {
            views |= element != null && of(element) != element;
        }
        if (!views) {
            return elements;
        }
        Collection<@Nullable Object> copy =
                elements instanceof Set<?> ? new LinkedHashSet<>() : new ArrayList<>(elements.size());
        for (Object element : elements) {
            copy.add(element == null ? null : of(element));
        }
        return copy;
    }

    /** A view whose record refuses what it shows is as good a key as any. */
    private static Object record(Object view, MethodHandle toRecord) {
        try {
            return (Object) toRecord.invokeExact(view);
        } catch (Error serious) {
            throw serious;
        } catch (Throwable refused) {
            return view;
        }
    }

    private static Optional<MethodHandle> toRecord(Class<?> type) {
        if (type.isRecord()) {
            return Optional.empty();
        }
        for (Class<?> view : ClassUtils.getAllInterfacesForClass(type)) {
            if (view.isAnnotationPresent(ViewOf.class)) {
                return handle(view);
            }
        }
        return Optional.empty();
    }

    private static Optional<MethodHandle> handle(Class<?> view) {
        try {
            Method method = view.getMethod("toRecord");
            method.setAccessible(true);
            return Optional.of(
                    MethodHandles.lookup().unreflect(method).asType(MethodType.methodType(Object.class, Object.class)));
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return Optional.empty();
        }
    }
}
