package io.foundry.spring.lazy;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks for annotations on a class, its methods, and all that it inherits from.
 *
 * <p>Classes of Java, of Spring's own framework and of the libraries that most applications have are passed over: they
 * carry none of the annotations that matter, and most beans are theirs. All others are looked into, also those of Spring's
 * smaller projects. Each class is visited once. For one thread.
 */
final class AnnotatedClasses {

    private static final String NONE = "";

    /** What Boot's own starters bring: their classes are beans, and know nothing of Spring. */
    private static final String[] LIBRARIES = {
        "java.",
        "jakarta.",
        "com.zaxxer.",
        "io.lettuce.",
        "io.micrometer.",
        "io.netty.",
        "org.apache.catalina.",
        "org.flywaydb.",
        "org.hibernate.",
        "tools.jackson.",
    };

    /**
     * The part of the name after {@code org.springframework.} where the classes were searched and carry none of the
     * annotations that would count: the framework, Boot, and the projects that bring many beans. Not here: what has
     * some, such as {@code @Scheduled} in Spring Modulith and Spring Cloud or {@code @ManagedResource} in Spring
     * Integration, and whatever nobody has searched.
     */
    private static final Set<String> SPRINGS = Set.of(
            "aop",
            "beans",
            "boot",
            "cache",
            "context",
            "core",
            "dao",
            "data",
            "expression",
            "format",
            "http",
            "jdbc",
            "jms",
            "jmx",
            "kafka",
            "messaging",
            "orm",
            "scheduling",
            "security",
            "session",
            "transaction",
            "ui",
            "util",
            "validation",
            "web");

    private final Function<Class<? extends Annotation>, @Nullable String> rule;

    private final Map<Class<?>, String> known = new HashMap<>();

    AnnotatedClasses(Function<Class<? extends Annotation>, @Nullable String> rule) {
        this.rule = rule;
    }

    /** Returns what the rule says of the first annotation that it knows, null where it knows none. */
    @Nullable
    String reason(Class<?> type) {
        String found = find(type);
        return found.equals(NONE) ? null : found;
    }

    /** Returns what the rule says of the annotations of a method alone. */
    @Nullable
    String reason(Method method) {
        String found = look(method);
        return found.equals(NONE) ? null : found;
    }

    private String find(@Nullable Class<?> type) {
        if (type == null || isPassedOver(type.getName())) {
            return NONE;
        }
        String found = known.get(type);
        if (found == null) {
            found = look(type);
            known.put(type, found);
        }
        return found;
    }

    private String look(Class<?> type) {
        String found = look((AnnotatedElement) type);
        if (!found.equals(NONE)) {
            return found;
        }
        try {
            for (Method method : type.getDeclaredMethods()) {
                found = look((AnnotatedElement) method);
                if (!found.equals(NONE)) {
                    return found;
                }
            }
        } catch (LinkageError unreadable) {
            return "its methods cannot be read";
        }
        for (Class<?> implemented : type.getInterfaces()) {
            found = find(implemented);
            if (!found.equals(NONE)) {
                return found;
            }
        }
        return find(type.getSuperclass());
    }

    private String look(AnnotatedElement element) {
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            String found = rule.apply(annotation.annotationType());
            if (found != null) {
                return found;
            }
        }
        return NONE;
    }

    private static boolean isPassedOver(String name) {
        String project = Frameworks.springsProject(name);
        if (project != null) {
            return SPRINGS.contains(project);
        }
        for (String library : LIBRARIES) {
            if (name.startsWith(library)) {
                return true;
            }
        }
        return false;
    }
}
