package io.foundry.archive;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the layout of a reflected type; the same types that the annotation processor accepts for components. */
final class ArchivedTypeLookup {

    private static final Map<Class<?>, ArchivedType<?, ?>> VALUES = new HashMap<>();

    static {
        VALUES.put(Boolean.class, ArchivedTypes.BOOLEAN);
        VALUES.put(Byte.class, ArchivedTypes.BYTE);
        VALUES.put(Short.class, ArchivedTypes.SHORT);
        VALUES.put(Character.class, ArchivedTypes.CHAR);
        VALUES.put(Integer.class, ArchivedTypes.INT);
        VALUES.put(Long.class, ArchivedTypes.LONG);
        VALUES.put(Float.class, ArchivedTypes.FLOAT);
        VALUES.put(Double.class, ArchivedTypes.DOUBLE);
        VALUES.put(String.class, ArchivedTypes.STRING);
        VALUES.put(byte[].class, ArchivedTypes.BYTES);
        VALUES.put(boolean[].class, ArchivedTypes.BOOLEANS);
        VALUES.put(short[].class, ArchivedTypes.SHORTS);
        VALUES.put(char[].class, ArchivedTypes.CHARS);
        VALUES.put(int[].class, ArchivedTypes.INTS);
        VALUES.put(long[].class, ArchivedTypes.LONGS);
        VALUES.put(float[].class, ArchivedTypes.FLOATS);
        VALUES.put(double[].class, ArchivedTypes.DOUBLES);
        VALUES.put(java.math.BigInteger.class, ArchivedTypes.BIG_INTEGER);
        VALUES.put(java.math.BigDecimal.class, ArchivedTypes.BIG_DECIMAL);
        VALUES.put(java.util.UUID.class, ArchivedTypes.UUID);
        VALUES.put(java.net.URI.class, ArchivedTypes.URI);
        VALUES.put(java.time.Instant.class, ArchivedTypes.INSTANT);
        VALUES.put(java.time.Duration.class, ArchivedTypes.DURATION);
        VALUES.put(java.time.LocalDate.class, ArchivedTypes.LOCAL_DATE);
        VALUES.put(java.time.LocalTime.class, ArchivedTypes.LOCAL_TIME);
        VALUES.put(java.time.LocalDateTime.class, ArchivedTypes.LOCAL_DATE_TIME);
        VALUES.put(java.time.ZoneOffset.class, ArchivedTypes.ZONE_OFFSET);
        VALUES.put(java.time.OffsetDateTime.class, ArchivedTypes.OFFSET_DATE_TIME);
        VALUES.put(java.time.OffsetTime.class, ArchivedTypes.OFFSET_TIME);
        VALUES.put(java.time.Period.class, ArchivedTypes.PERIOD);
        VALUES.put(java.time.Year.class, ArchivedTypes.YEAR);
        VALUES.put(java.time.YearMonth.class, ArchivedTypes.YEAR_MONTH);
        VALUES.put(java.time.MonthDay.class, ArchivedTypes.MONTH_DAY);
        VALUES.put(java.time.ZoneId.class, ArchivedTypes.ZONE_ID);
        VALUES.put(java.time.ZonedDateTime.class, ArchivedTypes.ZONED_DATE_TIME);
    }

    // The lookup of a generated class goes through names and reflection: once a class is enough.
    private static final ClassValue<ArchivedType<?, ?>> GENERATED = new ClassValue<>() {
        @Override
        protected ArchivedType<?, ?> computeValue(Class<?> type) {
            return generated(type);
        }
    };

    private ArchivedTypeLookup() {}

    static ArchivedType<?, ?> of(Type type) {
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0]);
        }
        if (type instanceof ParameterizedType composed) {
            return composed(composed);
        }
        if (!(type instanceof Class<?> raw)) {
            throw none(type, "it is not known before run time");
        }
        ArchivedType<?, ?> value = VALUES.get(raw);
        return value != null ? value : raw.isEnum() ? enumOf(raw) : GENERATED.get(recordOf(raw));
    }

    /** Whether the records in the type are views, all of them: one that is not asks for records everywhere. */
    static boolean hasViews(Type type) {
        return holds(type, ViewOf.class) && !holds(type, Archived.class);
    }

    private static boolean holds(Type type, Class<? extends Annotation> annotation) {
        if (type instanceof WildcardType wildcard) {
            return holds(wildcard.getUpperBounds()[0], annotation);
        }
        if (type instanceof ParameterizedType composed) {
            for (Type argument : composed.getActualTypeArguments()) {
                if (holds(argument, annotation)) {
                    return true;
                }
            }
            return false;
        }
        return type instanceof Class<?> raw && raw.isAnnotationPresent(annotation);
    }

    // The type parameters can only be named once the types are known, which is here and now.
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ArchivedType<?, ?> composed(ParameterizedType type) {
        Type raw = type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == Collection.class) {
            return ArchivedTypes.collection((ArchivedType) of(arguments[0]));
        }
        if (raw == List.class) {
            return ArchivedTypes.list((ArchivedType) of(arguments[0]));
        }
        if (raw == Set.class) {
            return ArchivedTypes.set((ArchivedType) of(arguments[0]));
        }
        if (raw == Optional.class) {
            return ArchivedTypes.optional((ArchivedType) of(arguments[0]));
        }
        if (raw == Map.class) {
            return ArchivedTypes.map((ArchivedType) of(arguments[0]), (ArchivedType) of(arguments[1]));
        }
        throw none(type, "of the generic types only List, Collection, Set, Map and Optional have one");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static ArchivedType<?, ?> enumOf(Class<?> type) {
        return ArchivedTypes.enumOf((Class) type);
    }

    private static Class<?> recordOf(Class<?> type) {
        ViewOf view = type.getAnnotation(ViewOf.class);
        return view != null ? view.value() : type;
    }

    private static ArchivedType<?, ?> generated(Class<?> type) {
        if (!type.isAnnotationPresent(Archived.class)) {
            throw none(type, "it is neither a record with @Archived nor a type that archives know");
        }
        String inPackage = type.getPackageName().isEmpty() ? "" : type.getPackageName() + ".";
        String name = inPackage + type.getSimpleName() + "Archive";
        try {
            Field field = Class.forName(name, true, type.getClassLoader()).getDeclaredField("TYPE");
            field.setAccessible(true);
            return (ArchivedType<?, ?>) field.get(null);
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw new IllegalArgumentException(
                    "No archive for " + type.getName() + ": the class " + name
                            + " is missing or is no archive; compile the record with Foundry's annotation processor",
                    e);
        }
    }

    private static IllegalArgumentException none(Type type, String why) {
        return new IllegalArgumentException("No archive for " + type.getTypeName() + ": " + why);
    }
}
