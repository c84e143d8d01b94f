package io.foundry.spring.lazy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers a question about a class from the names of the class, its super classes and its interfaces.
 *
 * <p>Names instead of classes, so that what is not on the class path costs nothing and need not be loaded to be looked
 * for. Each class is visited once; what it inherits is found in the memory of its super types. For one thread.
 */
final class SuperTypes {

    /** Stands for "nothing found", which an absent entry cannot. */
    private static final String NONE = "";

    private final Map<String, String> reasons;

    private final Map<Class<?>, String> known = new HashMap<>();

    SuperTypes(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    /** Asks only whether a class is of one of these types. */
    static SuperTypes among(Set<String> names) {
        return new SuperTypes(names.stream().collect(Collectors.toMap(name -> name, name -> name)));
    }

    /** Whether a class, one of its super classes or of its interfaces has an answer. */
    boolean include(Class<?> type) {
        return !find(type).equals(NONE);
    }

    /** Returns the reason of the nearest super type that has one, null where none has. */
    @Nullable
    String reason(Class<?> type) {
        String found = find(type);
        return found.equals(NONE) ? null : found;
    }

    private String find(Class<?> type) {
        String found = known.get(type);
        if (found == null) {
            found = look(type);
            known.put(type, found);
        }
        return found;
    }

    private String look(Class<?> type) {
        String own = reasons.get(type.getName());
        if (own != null) {
            return own;
        }
        for (Class<?> implemented : type.getInterfaces()) {
            String inherited = find(implemented);
            if (!inherited.equals(NONE)) {
                return inherited;
            }
        }
        Class<?> parent = type.getSuperclass();
        return parent == null ? NONE : find(parent);
    }
}
