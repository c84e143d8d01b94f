package io.foundry.archive.kryo;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Thrown for a value that holds objects of types that cannot be written; names all of them at once. */
public final class UnsupportedTypesException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final TreeMap<String, String> types;

    UnsupportedTypesException(Map<String, String> types) {
        super(message(types));
        this.types = new TreeMap<>(types);
    }

    private static String message(Map<String, String> types) {
        StringBuilder text = new StringBuilder("Unsupported types: ");
        String separator = "";
        for (Map.Entry<String, String> type : new TreeMap<>(types).entrySet()) {
            text.append(separator)
                    .append(type.getKey())
                    .append(" (")
                    .append(type.getValue())
                    .append(')');
            separator = ", ";
        }
        return text.toString();
    }

    /** Returns the names of the types, each with the reason and what to do; unmodifiable, sorted. */
    public Map<String, String> types() {
        return Collections.unmodifiableMap(types);
    }
}
