package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.Serializer;
import java.lang.reflect.Proxy;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the classes of one application. Safe for use by many threads.
 *
 * <p>Describing a class never initialises it. Names from outside are resolved only after the allow-list permitted them,
 * and are remembered only where they led to a class, so that no input makes this grow beyond the application.
 */
final class Types {

    private static final int MAX_DIMENSIONS = 8;

    private final AllowList allowed;
    private final ClassLoader loader;
    private final ConcurrentHashMap<Class<?>, KnownType> byClass = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, KnownType> byName = new ConcurrentHashMap<>();

    Types(AllowList allowed, ClassLoader loader) {
        this.allowed = allowed;
        this.loader = loader;
    }

    /** What is known of the class of an object that is written. */
    KnownType of(Class<?> type) {
        KnownType builtIn = BuiltIns.of(type);
        if (builtIn != null) {
            return builtIn;
        }
        KnownType known = byClass.get(type);
        return known != null ? known : describe(type);
    }

    private KnownType describe(Class<?> type) {
        Class<?> named = shownOrSelf(enumOrSelf(type));
        KnownType known = type.isArray() ? array(type) : named == type ? single(type) : standIn(type, named);
        KnownType first = byClass.putIfAbsent(type, known);
        return first != null ? first : known;
    }

    private KnownType standIn(Class<?> type, Class<?> named) {
        KnownType known = of(named);
        return named == ArchivedViews.record(type) ? ArchivedViews.known(type, known) : known;
    }

    /** What a view of an archive is written as. */
    private static Class<?> shownOrSelf(Class<?> type) {
        Class<?> container = ArchivedViews.container(type);
        Class<?> shown = container != null ? container : ArchivedViews.record(type);
        return shown != null ? shown : type;
    }

    /** The enum of a constant that has a body of its own. */
    private static Class<?> enumOrSelf(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        return parent != null && parent.isEnum() ? parent : type;
    }

    /**
     * What is known of the class that a message names.
     *
     * @return null if the name is not permitted, there is no such class, or it cannot be read
     */
    @Nullable
    KnownType byName(String name) {
        KnownType known = byName.get(name);
        if (known != null) {
            return known;
        }
        Class<?> type = load(name);
        if (type == null) {
            return null;
        }
        known = of(type);
        if (known.problem != null || known.getId() != KnownType.NAMED || !known.name.equals(name)) {
            return null;
        }
        byName.put(name, known);
        return known;
    }

    private @Nullable Class<?> load(String name) {
        int dimensions = 0;
        while (dimensions < name.length() && name.charAt(dimensions) == '[') {
            dimensions++;
        }
        String element = name.substring(dimensions);
        if (dimensions > MAX_DIMENSIONS) {
            return null;
        }
        Class<?> type = dimensions > 0 && element.length() == 1 ? primitive(element.charAt(0)) : null;
        if (type == null) {
            if (dimensions > 0) {
                if (!element.startsWith("L") || !element.endsWith(";")) {
                    return null;
                }
                element = element.substring(1, element.length() - 1);
            }
            if (!allowed.permits(element)) {
                return null;
            }
            type = loadPermitted(element);
        }
        for (int i = 0; i < dimensions && type != null; i++) {
            type = type.arrayType();
        }
        return type;
    }

    private @Nullable Class<?> loadPermitted(String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError | RuntimeException absent) {
            return null;
        }
    }

    private static @Nullable Class<?> primitive(char code) {
        return switch (code) {
            case 'Z' -> boolean.class;
            case 'B' -> byte.class;
            case 'S' -> short.class;
            case 'C' -> char.class;
            case 'I' -> int.class;
            case 'J' -> long.class;
            case 'F' -> float.class;
            case 'D' -> double.class;
            default -> null;
        };
    }

    private KnownType array(Class<?> type) {
        Class<?> element = type;
        int dimensions = 0;
        while (element.isArray()) {
            element = element.getComponentType();
            dimensions++;
        }
        String problem = dimensions > MAX_DIMENSIONS
                ? "more than " + MAX_DIMENSIONS + " dimensions"
                : element.isPrimitive() ? null : problemOfUse(element);
        return known(
                type, new ObjectArraySerializer(type.getComponentType()), "array " + type.getName(), true, problem);
    }

    private KnownType single(Class<?> type) {
        String problem = problemOfUse(type);
        if (problem != null) {
            return known(type, ObjectSerializer.SKIPPING, "", false, problem);
        }
        try {
            if (type.isEnum()) {
                return known(type, new EnumSerializer(type), Shapes.ofEnum(type), false, null);
            }
            if (!allowed.isOwn(type.getName())) {
                return known(type, ObjectSerializer.SKIPPING, "", false, "not a type of the JDK that can be written");
            }
            if (type.isRecord()) {
                return known(type, new RecordSerializer(type), Shapes.ofRecord(type), true, null);
            }
            return object(type);
        } catch (TypeNotPresentException | LinkageError absent) {
            return known(type, ObjectSerializer.SKIPPING, "", false, "refers to a class that is not there");
        } catch (RuntimeException inaccessible) {
            return known(
                    type,
                    ObjectSerializer.SKIPPING,
                    "",
                    false,
                    "its members cannot be accessed; open its module to io.foundry.core");
        }
    }

    private KnownType object(Class<?> type) {
        String unfit = Creation.problem(type, allowed);
        try {
            Creation creation = unfit == null ? Creation.of(type) : null;
            Serializer<?> serializer = new ObjectSerializer(type, creation);
            return known(type, serializer, Shapes.ofObject(type, creation), true, unfit);
        } catch (RuntimeException inaccessible) {
            if (unfit == null) {
                throw inaccessible;
            }
            // Only to be walked, which the fields of a class of the JDK that it extends may not let us
            return known(type, ObjectSerializer.SKIPPING, "", false, unfit);
        }
    }

    private static KnownType known(
            Class<?> type, Serializer<?> serializer, String shape, boolean referenced, @Nullable String problem) {
        return new KnownType(
                type, serializer, KnownType.NAMED, type.getName(), Shapes.hash(shape), referenced, problem);
    }

    private @Nullable String problemOfUse(Class<?> type) {
        String name = type.getName();
        if (type.isHidden() || type.isSynthetic() || Proxy.isProxyClass(type)) {
            return "a lambda, proxy or generated class; map it to a record first";
        }
        if (!allowed.permits(name)) {
            return name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("jdk.")
                    ? "a type of the JDK that is not supported; map it to a record first"
                    : "not in an allowed package; allow " + type.getPackageName() + " if its classes are your own";
        }
        if (loadPermitted(name) != type) {
            return "loaded by another class loader than the application's";
        }
        return null;
    }
}
