package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.Serializer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types of the JDK that have a number: all that can be named without the dictionary. Immutable.
 *
 * <p>The order of registration is the number, so a type is only ever added at the end, and a change to how one is written
 * needs a new encoding in {@link Shapes}.
 */
final class BuiltIns {

    private static final List<KnownType> BY_ID = new ArrayList<>();
    private static final Map<Class<?>, KnownType> BY_CLASS = new HashMap<>();
    private static final Set<String> PUBLIC_NAMES = new HashSet<>();

    /** How many numbers there are. */
    static final int COUNT;

    static {
        BuiltIns builtIns = new BuiltIns();
        BuiltInValues.register(builtIns);
        BuiltInCollections.register(builtIns);
        COUNT = BY_ID.size();
    }

    private BuiltIns() {}

    static KnownType byId(int id) {
        return BY_ID.get(id);
    }

    static @Nullable KnownType of(Class<?> type) {
        return BY_CLASS.get(type);
    }

    /** Whether arrays may be made of the type of this name. */
    static boolean isPublicName(String name) {
        return PUBLIC_NAMES.contains(name);
    }

    /** A value without identity: two equal ones may be read back as two. */
    <T> void value(Class<T> type, Serializer<?> serializer) {
        add(type, serializer, false);
    }

    /** An object that is written once however often it is met. */
    void object(Class<?> type, Serializer<?> serializer) {
        add(type, serializer, true);
    }

    /** As {@link #object}, for a class that only its JDK can name. */
    void hidden(Object example, Serializer<?> serializer) {
        add(example.getClass(), serializer, true);
    }

    /** Makes objects of other classes be written as those of the type that was registered last. */
    void likewise(String... names) {
        KnownType last = BY_ID.get(BY_ID.size() - 1);
        for (String name : names) {
            try {
                BY_CLASS.putIfAbsent(Class.forName(name, false, null), last);
            } catch (ClassNotFoundException absent) {
                // Another JDK's name for it; without it, objects of the class are reported as unsupported
            }
        }
    }

    private static void add(Class<?> type, Serializer<?> serializer, boolean referenced) {
        KnownType known = new KnownType(type, serializer, BY_ID.size(), type.getName(), 0, referenced, null);
        BY_ID.add(known);
        BY_CLASS.putIfAbsent(type, known);
        if (java.lang.reflect.Modifier.isPublic(type.getModifiers()) && !type.isArray()) {
            PUBLIC_NAMES.add(type.getName());
        }
    }
}
