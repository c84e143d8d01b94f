package io.foundry.spring.cache;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Knows the collections and maps that are classes of the application's own. They may hold more than their elements, which
 * an archive of the declared list, set or map would leave out. Immutable.
 */
final class OwnContainers {

    private final List<String> prefixes;

    /**
     * @param packages those of the application
     */
    OwnContainers(Collection<String> packages) {
        prefixes = packages.stream().map(name -> name + ".").toList();
    }

    /** Whether a value is one. Not where its class is anonymous: no caller knows of what such a class adds. */
    boolean has(Object value) {
        if (!(value instanceof Collection<?> || value instanceof Map<?, ?>)) {
            return false;
        }
        Class<?> type = value.getClass();
        return type.getClassLoader() != null && isOwn(type.getName()) && !type.isAnonymousClass();
    }

    private boolean isOwn(String name) {
        for (int i = 0; i < prefixes.size(); i++) {
            if (name.startsWith(prefixes.get(i))) {
                return true;
            }
        }
        return false;
    }
}
