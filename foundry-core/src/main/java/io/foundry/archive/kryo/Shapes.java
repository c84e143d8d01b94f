package io.foundry.archive.kryo;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts that differ when a class was changed in a way that matters to its bytes, and their hashes.
 *
 * <p>Read from the class file's own order and without initialising the class. Types stand with their arguments, so that a
 * list of another type is a change too.
 */
final class Shapes {

    /** Changes with the encoding, and makes everything that was written before a miss. */
    private static final String ENCODING = "kryo 5, foundry 1";

    /** The fingerprint of a message without classes of the application. */
    static final long NONE = hash("");

    private Shapes() {}

    static String ofEnum(Class<?> type) {
        StringBuilder text = new StringBuilder("enum ").append(type.getName());
        for (Field field : type.getDeclaredFields()) {
            if (field.isEnumConstant()) {
                text.append('\n').append(field.getName());
            }
        }
        return text.toString();
    }

    static String ofRecord(Class<?> type) {
        StringBuilder text = new StringBuilder("record ").append(type.getName());
        for (RecordComponent component : type.getRecordComponents()) {
            text.append('\n')
                    .append(component.getName())
                    .append(' ')
                    .append(component.getGenericType().getTypeName());
        }
        return text.toString();
    }

    static String ofObject(Class<?> type, @Nullable Creation creation) {
        StringBuilder text = new StringBuilder("object ").append(creation == null ? "" : creation.kind());
        for (Class<?> level = type; level != null && level != Object.class; level = level.getSuperclass()) {
            text.append('\n')
                    .append(level.getName())
                    .append(" extends ")
                    .append(level.getGenericSuperclass().getTypeName());
            for (Field field : level.getDeclaredFields()) {
                if (isWritten(field)) {
                    text.append('\n')
                            .append(field.getName())
                            .append(' ')
                            .append(field.getGenericType().getTypeName());
                }
            }
        }
        return text.toString();
    }

    /** The fields of a class that is no record, those of its ancestors first. */
    static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        if (type.getSuperclass() != null && type.getSuperclass() != Object.class) {
            fields.addAll(fields(type.getSuperclass()));
        }
        for (Field field : type.getDeclaredFields()) {
            if (isWritten(field)) {
                fields.add(field);
            }
        }
        return fields;
    }

    private static boolean isWritten(Field field) {
        return (field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0;
    }

    static long hash(String shape) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest((ENCODING + "\n" + shape).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JVM has SHA-256", impossible);
        }
    }

    /** The fingerprint of a message whose dictionary holds these types in this order. */
    static long fingerprint(List<KnownType> dictionary) {
        long fingerprint = NONE;
        for (int i = 0; i < dictionary.size(); i++) {
            // Odd factor and shift of the finalizer of SplitMix64
            fingerprint = (fingerprint ^ dictionary.get(i).shape) * 0xbf58476d1ce4e5b9L;
            fingerprint ^= fingerprint >>> 31;
        }
        return fingerprint;
    }
}
