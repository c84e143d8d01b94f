package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.KryoException;
import java.io.Externalizable;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;
import org.objenesis.instantiator.basic.ObjectInputStreamInstantiator;

/**
 * How an object that is no record comes into being before its fields are set: by its no-arg constructor, or, without one,
 * as the JDK's own deserialization creates a Serializable. Neither needs Unsafe. Safe for use by many threads.
 */
final class Creation {

    private final @Nullable Constructor<?> constructor;
    private final @Nullable ObjectInputStreamInstantiator<?> stream;

    private Creation(@Nullable Constructor<?> constructor, @Nullable ObjectInputStreamInstantiator<?> stream) {
        this.constructor = constructor;
        this.stream = stream;
    }

    static Creation of(Class<?> type) {
        Constructor<?> constructor = noArgument(type);
        if (constructor == null) {
            return new Creation(null, new ObjectInputStreamInstantiator<>(type));
        }
        constructor.setAccessible(true);
        return new Creation(constructor, null);
    }

    private static @Nullable Constructor<?> noArgument(Class<?> type) {
        try {
            return type.getDeclaredConstructor();
        } catch (NoSuchMethodException absent) {
            return null;
        }
    }

    /** A word for the shape: objects that were created otherwise may hold other things. */
    String kind() {
        return constructor != null ? "constructor" : "stream";
    }

    Object create() {
        try {
            if (constructor != null) {
                return constructor.newInstance();
            }
            synchronized (this) {
                return create(stream);
            }
        } catch (ReflectiveOperationException failed) {
            throw new KryoException("An object could not be created", failed);
        }
    }

    @SuppressWarnings("NullAway") // one of the two is there
    private static Object create(@Nullable ObjectInputStreamInstantiator<?> stream) {
        return stream.newInstance();
    }

    /** Returns why objects of the class cannot be created and what to do, or null if they can. */
    static @Nullable String problem(Class<?> type, AllowList allowed) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return "abstract";
        }
        for (Class<?> level = type.getSuperclass(); level != null && level != Object.class; ) {
            if (!allowed.isOwn(level.getName())) {
                return "extends " + level.getName() + ", whose state cannot be written; map it to a record first";
            }
            level = level.getSuperclass();
        }
        if (type.isAnonymousClass() || type.isLocalClass()) {
            return "a class inside a method; make it a record";
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            return "an inner class that belongs to an object around it; make it static or a record";
        }
        if (Externalizable.class.isAssignableFrom(type) || hasHooks(type)) {
            return "has its own way of serialization; make it a record or @Archived";
        }
        if (noArgument(type) == null && !Serializable.class.isAssignableFrom(type)) {
            return "no no-arg constructor; make it a record or @Archived";
        }
        return null;
    }

    /** Methods by which a class takes part in JDK serialization: what they restore would be lost. */
    private static boolean hasHooks(Class<?> type) {
        for (Class<?> level = type; level != null && level != Object.class; level = level.getSuperclass()) {
            if (declares(level, "readObject", ObjectInputStream.class)
                    || declares(level, "writeObject", ObjectOutputStream.class)
                    || declares(level, "readObjectNoData")
                    || declares(level, "readResolve")
                    || declares(level, "writeReplace")) {
                return true;
            }
        }
        return false;
    }

    private static boolean declares(Class<?> type, String method, Class<?>... parameters) {
        try {
            return type.getDeclaredMethod(method, parameters) != null;
        } catch (NoSuchMethodException absent) {
            return false;
        }
    }
}
