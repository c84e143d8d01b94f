package io.foundry.spring.cache;

import io.foundry.archive.Archived;
import io.foundry.archive.ViewOf;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.cache.annotation.CachePut;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.Caching;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Tells a native image of the generated classes behind what cached methods return, which are found by name and called by
 * reflection at run time.
 */
final class CachedTypeHints implements BeanRegistrationAotProcessor {

    @Override
    public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
        Set<Class<?>> records = new LinkedHashSet<>();
        Class<?> type = bean.getBeanClass();
        for (Method method : ReflectionUtils.getUniqueDeclaredMethods(type)) {
            if (AnnotatedElementUtils.hasAnnotation(method, Cacheable.class)
                    || AnnotatedElementUtils.hasAnnotation(method, CachePut.class)
                    || AnnotatedElementUtils.hasAnnotation(method, Caching.class)) {
                records.addAll(archivedIn(ViewCacheResolver.cachedType(method, type)));
            }
        }
        return records.isEmpty()
                ? null
                : (generation, code) -> records.forEach(found -> register(generation.getRuntimeHints(), found));
    }

    /** The archived records and sealed interfaces that a type is made of. */
    static Set<Class<?>> archivedIn(Type type) {
        Set<Class<?>> records = new LinkedHashSet<>();
        collect(ResolvableType.forType(type), records, new HashSet<>());
        return records;
    }

    /** Types may be bounded by themselves: each is looked at once. */
    private static void collect(ResolvableType type, Set<Class<?>> records, Set<Type> seen) {
        if (!seen.add(type.getType())) {
            return;
        }
        Class<?> raw = type.toClass();
        ViewOf view = raw.getAnnotation(ViewOf.class);
        if (view != null) {
            records.add(view.value());
        } else if (raw.isAnnotationPresent(Archived.class)) {
            records.add(raw);
        }
        for (ResolvableType argument : type.getGenerics()) {
            collect(argument, records, seen);
        }
    }

    static void register(RuntimeHints hints, Class<?> archived) {
        String name = archived.getSimpleName();
        String prefix = archived.getPackageName().isEmpty() ? name : archived.getPackageName() + "." + name;
        hints.reflection()
                .registerType(archived)
                .registerType(TypeReference.of(prefix + "Archive"), MemberCategory.ACCESS_DECLARED_FIELDS)
                .registerType(TypeReference.of(prefix + "View"), MemberCategory.INVOKE_PUBLIC_METHODS);
    }
}
