package io.foundry.archive;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The types that an archive can hold, apart from records. Generated code refers to them. */
public final class ArchivedTypes {

    public static final ArchivedType<Boolean, Boolean> BOOLEAN =
            new FixedType<>("boolean", 1, 1, true, true, (w, at, v) -> w.putBoolean(at, v), (a, at) -> bool(a, at));
    public static final ArchivedType<Byte, Byte> BYTE =
            FixedType.key("byte", 1, 1, (w, at, v) -> w.putByte(at, v), (a, at) -> a.getByte(at));
    public static final ArchivedType<Short, Short> SHORT =
            FixedType.key("short", 2, 2, (w, at, v) -> w.putShort(at, v), (a, at) -> a.getShort(at));
    public static final ArchivedType<Character, Character> CHAR =
            FixedType.key("char", 2, 2, (w, at, v) -> w.putChar(at, v), (a, at) -> a.getChar(at));
    public static final ArchivedType<Integer, Integer> INT =
            FixedType.key("int", 4, 4, (w, at, v) -> w.putInt(at, v), (a, at) -> a.getInt(at));
    public static final ArchivedType<Long, Long> LONG =
            FixedType.key("long", 8, 8, (w, at, v) -> w.putLong(at, v), (a, at) -> a.getLong(at));
    public static final ArchivedType<Float, Float> FLOAT =
            FixedType.any("float", 4, 4, (w, at, v) -> w.putFloat(at, v), (a, at) -> a.getFloat(at));
    public static final ArchivedType<Double, Double> DOUBLE =
            FixedType.any("double", 8, 8, (w, at, v) -> w.putDouble(at, v), (a, at) -> a.getDouble(at));

    public static final ArchivedType<String, String> STRING = new StringType();

    public static final ArchivedType<byte[], byte[]> BYTES =
            new ArrayType<>("byte[]", 1, 0, a -> a.length, ArchiveWriter::putBytes, ArchivedTypes::bytes);
    public static final ArchivedType<boolean[], boolean[]> BOOLEANS = new ArrayType<>(
            "boolean[]",
            1,
            0,
            a -> a.length,
            (w, first, a) -> {
                for (int i = 0; i < a.length; i++) {
                    w.putBoolean(first + i, a[i]);
                }
            },
            ArchivedTypes::booleans);
    public static final ArchivedType<short[], short[]> SHORTS = new ArrayType<>(
            "short[]",
            2,
            0,
            a -> a.length,
            (w, first, a) -> {
                for (int i = 0; i < a.length; i++) {
                    w.putShort(first + i * 2, a[i]);
                }
            },
            b -> {
                short[] copy = new short[b.remaining() / 2];
                b.asShortBuffer().get(copy);
                return copy;
            });
    public static final ArchivedType<char[], char[]> CHARS = new ArrayType<>(
            "char[]",
            2,
            0,
            a -> a.length,
            (w, first, a) -> {
                for (int i = 0; i < a.length; i++) {
                    w.putChar(first + i * 2, a[i]);
                }
            },
            b -> {
                char[] copy = new char[b.remaining() / 2];
                b.asCharBuffer().get(copy);
                return copy;
            });
    public static final ArchivedType<int[], int[]> INTS = new ArrayType<>(
            "int[]",
            4,
            0,
            a -> a.length,
            (w, first, a) -> {
                for (int i = 0; i < a.length; i++) {
                    w.putInt(first + i * 4, a[i]);
                }
            },
            b -> {
                int[] copy = new int[b.remaining() / 4];
                b.asIntBuffer().get(copy);
                return copy;
            });
    public static final ArchivedType<long[], long[]> LONGS = new ArrayType<>(
            "long[]",
            8,
            0,
            a -> a.length,
            (w, first, a) -> {
                for (int i = 0; i < a.length; i++) {
                    w.putLong(first + i * 8, a[i]);
                }
            },
            b -> {
                long[] copy = new long[b.remaining() / 8];
                b.asLongBuffer().get(copy);
                return copy;
            });
    public static final ArchivedType<float[], float[]> FLOATS = new ArrayType<>(
            "float[]",
            4,
            0,
            a -> a.length,
            (w, first, a) -> {
                for (int i = 0; i < a.length; i++) {
                    w.putFloat(first + i * 4, a[i]);
                }
            },
            b -> {
                float[] copy = new float[b.remaining() / 4];
                b.asFloatBuffer().get(copy);
                return copy;
            });
    public static final ArchivedType<double[], double[]> DOUBLES = new ArrayType<>(
            "double[]",
            8,
            0,
            a -> a.length,
            (w, first, a) -> {
                for (int i = 0; i < a.length; i++) {
                    w.putDouble(first + i * 8, a[i]);
                }
            },
            b -> {
                double[] copy = new double[b.remaining() / 8];
                b.asDoubleBuffer().get(copy);
                return copy;
            });

    public static final ArchivedType<BigInteger, BigInteger> BIG_INTEGER = new ArrayType<>(
            "BigInteger",
            1,
            1,
            // As many bytes as BigInteger.toByteArray gives
            v -> v.bitLength() / 8 + 1,
            (w, first, v) -> w.putBytes(first, v.toByteArray()),
            b -> new BigInteger(bytes(b)));
    public static final ArchivedType<BigDecimal, BigDecimal> BIG_DECIMAL = new ArrayType<>(
            "BigDecimal",
            1,
            5,
            v -> Integer.BYTES + v.unscaledValue().bitLength() / 8 + 1,
            (w, first, v) -> {
                w.putInt(first, v.scale());
                w.putBytes(first + Integer.BYTES, v.unscaledValue().toByteArray());
            },
            b -> {
                int scale = b.getInt();
                return new BigDecimal(new BigInteger(bytes(b)), scale);
            });

    public static final ArchivedType<UUID, UUID> UUID = FixedType.key(
            "UUID",
            16,
            8,
            (w, at, v) -> {
                w.putLong(at, v.getMostSignificantBits());
                w.putLong(at + 8, v.getLeastSignificantBits());
            },
            (a, at) -> new UUID(a.getLong(at), a.getLong(at + 8)));
    public static final ArchivedType<java.net.URI, java.net.URI> URI =
            new TextType<>("URI", java.net.URI::toString, java.net.URI::create);

    public static final ArchivedType<Instant, Instant> INSTANT = FixedType.checked(
            "Instant",
            12,
            4,
            (w, at, v) -> {
                w.putLong(at, v.getEpochSecond());
                w.putInt(at + 8, v.getNano());
            },
            (a, at) -> Instant.ofEpochSecond(a.getLong(at), a.getInt(at + 8)));
    public static final ArchivedType<Duration, Duration> DURATION = FixedType.checked(
            "Duration",
            12,
            4,
            (w, at, v) -> {
                w.putLong(at, v.getSeconds());
                w.putInt(at + 8, v.getNano());
            },
            (a, at) -> Duration.ofSeconds(a.getLong(at), a.getInt(at + 8)));
    public static final ArchivedType<LocalDate, LocalDate> LOCAL_DATE =
            FixedType.checked("LocalDate", 6, 2, ArchivedTypes::putDate, ArchivedTypes::date);
    public static final ArchivedType<LocalTime, LocalTime> LOCAL_TIME = FixedType.checked(
            "LocalTime",
            8,
            8,
            (w, at, v) -> w.putLong(at, v.toNanoOfDay()),
            (a, at) -> LocalTime.ofNanoOfDay(a.getLong(at)));
    public static final ArchivedType<LocalDateTime, LocalDateTime> LOCAL_DATE_TIME =
            FixedType.checked("LocalDateTime", 14, 2, ArchivedTypes::putDateTime, ArchivedTypes::dateTime);
    public static final ArchivedType<ZoneOffset, ZoneOffset> ZONE_OFFSET = FixedType.checked(
            "ZoneOffset",
            4,
            4,
            (w, at, v) -> w.putInt(at, v.getTotalSeconds()),
            (a, at) -> ZoneOffset.ofTotalSeconds(a.getInt(at)));
    public static final ArchivedType<OffsetDateTime, OffsetDateTime> OFFSET_DATE_TIME = FixedType.checked(
            "OffsetDateTime",
            18,
            2,
            (w, at, v) -> {
                putDateTime(w, at, v.toLocalDateTime());
                w.putInt(at + 14, v.getOffset().getTotalSeconds());
            },
            (a, at) -> OffsetDateTime.of(dateTime(a, at), ZoneOffset.ofTotalSeconds(a.getInt(at + 14))));
    public static final ArchivedType<OffsetTime, OffsetTime> OFFSET_TIME = FixedType.checked(
            "OffsetTime",
            12,
            4,
            (w, at, v) -> {
                w.putLong(at, v.toLocalTime().toNanoOfDay());
                w.putInt(at + 8, v.getOffset().getTotalSeconds());
            },
            (a, at) ->
                    OffsetTime.of(LocalTime.ofNanoOfDay(a.getLong(at)), ZoneOffset.ofTotalSeconds(a.getInt(at + 8))));
    public static final ArchivedType<Period, Period> PERIOD = FixedType.any(
            "Period",
            12,
            4,
            (w, at, v) -> {
                w.putInt(at, v.getYears());
                w.putInt(at + 4, v.getMonths());
                w.putInt(at + 8, v.getDays());
            },
            (a, at) -> Period.of(a.getInt(at), a.getInt(at + 4), a.getInt(at + 8)));
    public static final ArchivedType<Year, Year> YEAR =
            FixedType.checked("Year", 4, 4, (w, at, v) -> w.putInt(at, v.getValue()), (a, at) -> Year.of(a.getInt(at)));
    public static final ArchivedType<YearMonth, YearMonth> YEAR_MONTH = FixedType.checked(
            "YearMonth",
            6,
            2,
            (w, at, v) -> {
                w.putInt(at, v.getYear());
                w.putByte(at + 4, (byte) v.getMonthValue());
            },
            (a, at) -> YearMonth.of(a.getInt(at), a.getByte(at + 4)));
    public static final ArchivedType<MonthDay, MonthDay> MONTH_DAY = FixedType.checked(
            "MonthDay",
            2,
            1,
            (w, at, v) -> {
                w.putByte(at, (byte) v.getMonthValue());
                w.putByte(at + 1, (byte) v.getDayOfMonth());
            },
            (a, at) -> MonthDay.of(a.getByte(at), a.getByte(at + 1)));
    public static final ArchivedType<ZoneId, ZoneId> ZONE_ID = new TextType<>("ZoneId", ZoneId::getId, ZoneId::of);
    public static final ArchivedType<ZonedDateTime, ZonedDateTime> ZONED_DATE_TIME = new ZonedDateTimeType();

    private ArchivedTypes() {}

    /** Returns the type of an enum's constants. */
    public static <E extends Enum<E>> ArchivedType<E, E> enumOf(Class<E> type) {
        return EnumType.of(type);
    }

    /** Returns the type of a list; lists of records have each record's struct one after the other. */
    public static <R extends V, V> ArchivedType<List<R>, List<? extends V>> list(ArchivedType<R, V> element) {
        return new ListType<>(Elements.of(element));
    }

    /** Returns the type of a collection of any kind, which is kept and read as a list. */
    public static <R extends V, V> ArchivedType<Collection<R>, Collection<? extends V>> collection(
            ArchivedType<R, V> element) {
        return new CollectionType<>(new ListType<>(Elements.of(element)));
    }

    /** Returns the type of a set, read in the order of the one that was written. */
    public static <R extends V, V> ArchivedType<Set<R>, Set<? extends V>> set(ArchivedType<R, V> element) {
        return SetType.of(element);
    }

    /** Returns the type of a map, read in the order of the one that was written. */
    public static <K extends KV, KV, R extends V, V> ArchivedType<Map<K, R>, Map<? extends KV, ? extends V>> map(
            ArchivedType<K, KV> key, ArchivedType<R, V> value) {
        return MapType.of(key, value);
    }

    /** Returns the type of an optional. */
    public static <R extends V, V> ArchivedType<Optional<R>, Optional<? extends V>> optional(ArchivedType<R, V> value) {
        return OptionalType.of(value);
    }

    static void putDateTime(ArchiveWriter writer, int at, LocalDateTime value) {
        writer.putLong(at, value.toLocalTime().toNanoOfDay());
        putDate(writer, at + 8, value.toLocalDate());
    }

    static LocalDateTime dateTime(Archive archive, int at) {
        return LocalDateTime.of(date(archive, at + 8), LocalTime.ofNanoOfDay(archive.getLong(at)));
    }

    private static void putDate(ArchiveWriter writer, int at, LocalDate value) {
        writer.putInt(at, value.getYear());
        writer.putByte(at + 4, (byte) value.getMonthValue());
        writer.putByte(at + 5, (byte) value.getDayOfMonth());
    }

    private static LocalDate date(Archive archive, int at) {
        return LocalDate.of(archive.getInt(at), archive.getByte(at + 4), archive.getByte(at + 5));
    }

    private static boolean bool(Archive archive, int at) {
        int value = archive.getByte(at);
        if ((value & 0xfe) != 0) {
            throw new ArithmeticException("neither 0 nor 1");
        }
        return value != 0;
    }

    private static byte[] bytes(ByteBuffer from) {
        byte[] copy = new byte[from.remaining()];
        from.get(copy);
        return copy;
    }

    private static boolean[] booleans(ByteBuffer from) {
        byte[] bytes = bytes(from);
        boolean[] copy = new boolean[bytes.length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = bytes[i] != 0;
        }
        return copy;
    }
}
