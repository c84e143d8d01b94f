package io.foundry.spring.lazy;

import io.foundry.spring.config.FoundryProperties;
import io.foundry.spring.config.InvalidPropertyException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.PatternMatchUtils;
import org.springframework.util.StringUtils;

/**
 * What the user wants to be there at start: the entries of {@code foundry.lazy.exclude}.
 *
 * <p>An entry is the name of a bean, the full name of a class or interface that the bean is of, or the full name of an
 * annotation on its class, on one of its methods or on the method that makes it. An asterisk stands for any text. For
 * one thread.
 */
final class UserExcludes {

    private static final String PROPERTY = "foundry.lazy.exclude";

    private final List<String> entries;

    private final Set<String> unmatched;

    private final Map<Class<?>, Set<String>> names = new HashMap<>();

    /**
     * Reads the entries.
     *
     * @param entries checked ones
     */
    UserExcludes(List<String> entries) {
        this.entries = List.copyOf(entries);
        this.unmatched = new LinkedHashSet<>(entries);
    }

    /**
     * Checks the entries.
     *
     * @param entries as they were set
     * @throws InvalidPropertyException where one cannot match anything, or would match everything
     */
    static void check(List<String> entries) {
        for (String entry : entries) {
            checkEntry(entry);
        }
    }

    private static void checkEntry(String entry) {
        String shown = "'" + entry + "'";
        FoundryProperties.check(StringUtils.hasText(entry), PROPERTY, shown, "must have no empty entry");
        FoundryProperties.check(
                !entry.startsWith("@"), PROPERTY, shown, "must have the full names of annotations without the '@'");
        FoundryProperties.check(
                !StringUtils.containsWhitespace(entry),
                PROPERTY,
                shown,
                "must have entries without blanks, one for each name");
        FoundryProperties.check(
                !entry.replace("*", "").isEmpty(),
                PROPERTY,
                shown,
                "must name something; foundry.lazy.mode=off creates every bean at start");
    }

    /** Says whether a bean is excluded, and notes which entries matched. Null where it is not. */
    @Nullable
    String reason(String bean, Class<?> type, @Nullable Class<?> factory, @Nullable Method method) {
        String reason = null;
        for (String entry : entries) {
            if (matches(entry, bean, type, factory, method)) {
                unmatched.remove(entry);
                reason = PROPERTY + " (" + entry + ")";
            }
        }
        return reason;
    }

    /** Returns the entries that have matched nothing so far, in their order. */
    List<String> unmatched() {
        return List.copyOf(unmatched);
    }

    private boolean matches(
            String entry, String bean, Class<?> type, @Nullable Class<?> factory, @Nullable Method method) {
        if (PatternMatchUtils.simpleMatch(entry, bean) || matchesAny(entry, names(type))) {
            return true;
        }
        if (factory != null && matchesAny(entry, names(factory))) {
            return true;
        }
        if (method == null) {
            return false;
        }
        Set<String> annotations = new LinkedHashSet<>();
        addAnnotations(method, annotations);
        return matchesAny(entry, annotations);
    }

    private static boolean matchesAny(String entry, Set<String> names) {
        for (String name : names) {
            if (PatternMatchUtils.simpleMatch(entry, name)) {
                return true;
            }
        }
        return false;
    }

    private Set<String> names(Class<?> type) {
        Set<String> found = names.get(type);
        if (found == null) {
            found = new LinkedHashSet<>();
            addNames(type, found);
            names.put(type, found);
        }
        return found;
    }

    private static void addNames(@Nullable Class<?> type, Set<String> names) {
        // Object is a super type of all, so its name says nothing
        if (type == null || type == Object.class || !names.add(type.getName())) {
            return;
        }
        addAnnotations(type, names);
        if (!type.getName().startsWith("java.")) {
            try {
                for (Method method : type.getDeclaredMethods()) {
                    addAnnotations(method, names);
                }
            } catch (LinkageError unreadable) {
                // Such a bean is created at start in any case, and fails there with the class that is missing
            }
        }
        for (Class<?> implemented : type.getInterfaces()) {
            addNames(implemented, names);
        }
        addNames(type.getSuperclass(), names);
    }

    private static void addAnnotations(AnnotatedElement element, Set<String> names) {
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (!type.getName().startsWith("java.") && names.add(type.getName())) {
                addAnnotations(type, names);
            }
        }
    }
}
