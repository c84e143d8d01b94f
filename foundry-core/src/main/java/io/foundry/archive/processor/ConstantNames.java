package io.foundry.archive.processor;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Makes names of constants from those of components: {@code createdAt} becomes {@code CREATED_AT}. */
final class ConstantNames {

    private final Set<String> taken = new HashSet<>(Set.of("TYPE", "PRESENT", "STRUCT_SIZE"));

    /** Returns a name that no component before has got, nor anything else in the class. */
    String of(String component) {
        String name = component
                .replaceAll("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", "_")
                .toUpperCase(Locale.ROOT);
        while (!taken.add(name)) {
            name += "_AT";
        }
        return name;
    }
}
