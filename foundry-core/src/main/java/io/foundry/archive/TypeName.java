package io.foundry.archive;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A type that was written as text: {@code Map<String, List<com.example.City>>}. */
final class TypeName {

    private static final Map<String, Class<?>> SHORT = Map.of(
            "List", List.class, "Set", Set.class, "Map", Map.class, "Optional", Optional.class, "String", String.class);

    private final String text;
    private final ClassLoader loader;
    private int at;

    private TypeName(String text, ClassLoader loader) {
        this.text = text;
        this.loader = loader;
    }

    /** Returns the type; throws {@link IllegalArgumentException} with the reason where there is none. */
    static Type parse(String text, ClassLoader loader) {
        TypeName name = new TypeName(text.replace(" ", ""), loader);
        Type type = name.type();
        if (name.at != name.text.length()) {
            throw new IllegalArgumentException("'" + text + "' is not the name of a type");
        }
        return type;
    }

    private Type type() {
        int from = at;
        while (at < text.length() && "<>,".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        Class<?> raw = named(text.substring(from, at));
        if (!next('<')) {
            return raw;
        }
        List<Type> arguments = new ArrayList<>();
        do {
            arguments.add(type());
        } while (next(','));
        if (!next('>')) {
            throw new IllegalArgumentException("'" + text + "' lacks a '>'");
        }
        return new Parameterized(raw, arguments.toArray(new Type[0]));
    }

    private boolean next(char expected) {
        boolean there = at < text.length() && text.charAt(at) == expected;
        at += there ? 1 : 0;
        return there;
    }

    private Class<?> named(String name) {
        Class<?> known = SHORT.get(name);
        if (known != null) {
            return known;
        }
        for (String candidate : List.of(name, "java.lang." + name)) {
            try {
                return Class.forName(candidate, false, loader);
            } catch (ClassNotFoundException e) {
                // The next one, or the message below.
            }
        }
        throw new IllegalArgumentException("there is no class '" + name + "' on the class path");
    }

    // A type is compared and printed, never kept as a key.
    @SuppressWarnings("ArrayRecordComponent")
    private record Parameterized(Class<?> raw, Type[] arguments) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return arguments.clone();
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return null;
        }

        @Override
        public String getTypeName() {
            StringBuilder name = new StringBuilder(raw.getSimpleName()).append('<');
            Arrays.stream(arguments)
                    .forEach(argument -> name.append(argument.getTypeName()).append(", "));
            return name.replace(name.length() - 2, name.length(), ">").toString();
        }
    }
}
