package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import io.foundry.archive.ArchivedList;
import io.foundry.archive.ViewOf;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Views of archives among the objects of a value. They are written as what they show, and come back detached: a record's
 * view as the record, which is a view too, and a list, set or map as one of the JDK's.
 */
final class ArchivedViews {

    private ArchivedViews() {}

    /** The type of the JDK that shows the same as a container in an archive; null for another class. */
    static @Nullable Class<?> container(Class<?> type) {
        if (ArchivedList.class.isAssignableFrom(type)) {
            return ArrayList.class;
        }
        if (type.getPackage() != ArchivedList.class.getPackage()) {
            return null;
        }
        return List.class.isAssignableFrom(type)
                ? ArrayList.class
                : Set.class.isAssignableFrom(type)
                        ? LinkedHashSet.class
                        : Map.class.isAssignableFrom(type) ? LinkedHashMap.class : null;
    }

    /** The record that objects of a class are views of; null for a class of anything else, and for the record itself. */
    static @Nullable Class<?> record(Class<?> type) {
        Class<?> view = view(type);
        return view == null ? null : recordOf(view);
    }

    private static @Nullable Class<?> view(Class<?> type) {
        if (type.isRecord() || type.isInterface()) {
            return null;
        }
        for (Class<?> candidate : type.getInterfaces()) {
            if (recordOf(candidate) != null && declaresToRecord(type)) {
                return candidate;
            }
        }
        return null;
    }

    private static @Nullable Class<?> recordOf(Class<?> view) {
        ViewOf of = view.getAnnotation(ViewOf.class);
        return of != null && of.value().isRecord() ? of.value() : null;
    }

    /** An application's own class may leave it out, as it never is asked for it; it is written as other classes are. */
    private static boolean declaresToRecord(Class<?> type) {
        try {
            return type.getDeclaredMethod("toRecord") != null;
        } catch (NoSuchMethodException absent) {
            return false;
        }
    }

    /** What is known of a class of views: what is known of its record, but for the way to the record. */
    static KnownType known(Class<?> type, KnownType record) {
        if (record.problem != null) {
            return record;
        }
        Class<?> view = view(type);
        if (view == null) {
            throw new IllegalArgumentException(type + " is no class of views");
        }
        return new KnownType(
                record.getType(),
                new Detaching(view, record.getSerializer()),
                record.getId(),
                record.name,
                record.shape,
                record.referenced,
                null);
    }

    /** Never reads: what was written is the record, and named so. Immutable. */
    private static final class Detaching extends Serializer<Object> {

        private final Method toRecord;
        private final Serializer<Object> record;

        @SuppressWarnings("unchecked")
        Detaching(Class<?> view, Serializer<?> record) {
            try {
                this.toRecord = view.getMethod("toRecord");
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException("A view has toRecord", impossible);
            }
            this.toRecord.setAccessible(true);
            this.record = (Serializer<Object>) record;
        }

        @Override
        public void write(Kryo kryo, Output output, Object view) {
            record.write(kryo, output, detached(view));
        }

        private Object detached(Object view) {
            try {
                return toRecord.invoke(view);
            } catch (ReflectiveOperationException failed) {
                throw new KryoException("A view does not give its record", failed);
            }
        }

        @Override
        public Object read(Kryo kryo, Input input, Class<? extends Object> type) {
            throw new KryoException("A view is written as its record");
        }
    }
}
