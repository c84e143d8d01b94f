package io.foundry.cache;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.UUID;

/**
 * How many bytes objects take on the heap of a 64-bit HotSpot. References are counted as compressed below 32 GiB of heap
 * and as plain ones above; a collector that never compresses them (ZGC) makes entries larger than what is counted here.
 */
final class HeapLayout {

    private static final int HEADER = 12;

    static final int REFERENCE = Runtime.getRuntime().maxMemory() < 32L << 30 ? 4 : 8;

    /** What an object that is not looked at counts for: a string of up to 16 characters. */
    private static final int UNSEEN = 56;

    /** Fields are found by reflection, which is too slow for each put. */
    private static final ClassValue<Integer> SHALLOW = new ClassValue<>() {
        @Override
        protected Integer computeValue(Class<?> type) {
            return ofFields(type);
        }
    };

    private HeapLayout() {}

    static int array(long length, int elementBytes) {
        return aligned(HEADER + 4 + length * elementBytes);
    }

    static int object(int fieldBytes) {
        return aligned(HEADER + fieldBytes);
    }

    private static int aligned(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE - 7, (bytes + 7) & -8);
    }

    static int keyBytes(Object key) {
        if (key instanceof String text) {
            return stringBytes(text);
        }
        if (key instanceof Long || key instanceof Double) {
            return object(4 + 8);
        }
        if (key instanceof Number || key instanceof Character) {
            return object(4);
        }
        if (key instanceof Enum || key instanceof Class || key instanceof Boolean) {
            return 0;
        }
        if (key instanceof UUID) {
            return object(4 + 16);
        }
        return key.getClass().isArray() ? arrayBytes(key) : SHALLOW.get(key.getClass());
    }

    private static int stringBytes(String text) {
        int wide = 0;
        for (int i = 0; i < text.length() && wide == 0; i++) {
            wide = text.charAt(i) > 0xff ? 1 : 0;
        }
        // hash, coder, a flag and the reference to the bytes
        return object(REFERENCE + 6) + array((long) text.length() << wide, 1);
    }

    private static int arrayBytes(Object array) {
        int length = Array.getLength(array);
        if (!(array instanceof Object[] elements)) {
            return array(length, bytesOf(array.getClass().getComponentType()));
        }
        long bytes = array(length, REFERENCE);
        for (Object element : elements) {
            bytes += element == null ? 0 : keyBytes(element);
        }
        return aligned(bytes);
    }

    private static int ofFields(Class<?> type) {
        int fields = 0;
        int referred = 0;
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            for (Field field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    fields += bytesOf(field.getType());
                    referred += field.getType().isPrimitive() || field.getType().isEnum() ? 0 : UNSEEN;
                }
            }
        }
        return object(fields) + referred;
    }

    private static int bytesOf(Class<?> type) {
        if (!type.isPrimitive()) {
            return REFERENCE;
        }
        if (type == long.class || type == double.class) {
            return 8;
        }
        if (type == int.class || type == float.class) {
            return 4;
        }
        return type == short.class || type == char.class ? 2 : 1;
    }
}
