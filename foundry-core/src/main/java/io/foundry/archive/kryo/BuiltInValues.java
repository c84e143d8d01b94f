package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.DefaultSerializers;
import com.esotericsoftware.kryo.serializers.TimeSerializers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
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
import java.util.BitSet;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Numbers, texts, times and arrays of primitives. URL is missing on purpose: its hash asks the network. */
@SuppressWarnings("JavaUtilDate") // whatever an application holds
final class BuiltInValues {

    private BuiltInValues() {}

    static void register(BuiltIns to) {
        to.value(String.class, new DefaultSerializers.StringSerializer());
        to.value(Integer.class, new DefaultSerializers.IntSerializer());
        to.value(Long.class, new DefaultSerializers.LongSerializer());
        to.value(Short.class, new DefaultSerializers.ShortSerializer());
        to.value(Byte.class, new DefaultSerializers.ByteSerializer());
        to.value(Character.class, new DefaultSerializers.CharSerializer());
        to.value(Boolean.class, new DefaultSerializers.BooleanSerializer());
        to.value(Float.class, new DefaultSerializers.FloatSerializer());
        to.value(Double.class, new DefaultSerializers.DoubleSerializer());
        to.value(BigInteger.class, new DefaultSerializers.BigIntegerSerializer());
        to.value(BigDecimal.class, new DefaultSerializers.BigDecimalSerializer());
        to.value(
                UUID.class,
                new ValueSerializer<UUID>(
                        (output, value) -> {
                            output.writeLong(value.getMostSignificantBits());
                            output.writeLong(value.getLeastSignificantBits());
                        },
                        input -> new UUID(input.readLong(), input.readLong())));
        to.value(URI.class, new ValueSerializer<URI>(Texts::uri, Texts::uri));
        to.value(Locale.class, new ValueSerializer<Locale>(Texts::locale, Texts::locale));
        to.value(
                Currency.class,
                new ValueSerializer<Currency>(
                        (output, value) -> output.writeString(value.getCurrencyCode()),
                        input -> Currency.getInstance(input.readText())));
        to.value(Pattern.class, new ValueSerializer<Pattern>(Texts::pattern, Texts::pattern));
        times(to);
        mutables(to);
        arrays(to);
    }

    private static void times(BuiltIns to) {
        to.value(Duration.class, new TimeSerializers.DurationSerializer());
        to.value(Instant.class, new TimeSerializers.InstantSerializer());
        to.value(LocalDate.class, new TimeSerializers.LocalDateSerializer());
        to.value(LocalTime.class, new TimeSerializers.LocalTimeSerializer());
        to.value(LocalDateTime.class, new TimeSerializers.LocalDateTimeSerializer());
        to.value(ZoneOffset.class, new TimeSerializers.ZoneOffsetSerializer());
        to.value(ZoneId.class, new TimeSerializers.ZoneIdSerializer());
        to.likewise("java.time.ZoneRegion");
        to.value(OffsetTime.class, new TimeSerializers.OffsetTimeSerializer());
        to.value(OffsetDateTime.class, new TimeSerializers.OffsetDateTimeSerializer());
        to.value(ZonedDateTime.class, new TimeSerializers.ZonedDateTimeSerializer());
        to.value(Year.class, new TimeSerializers.YearSerializer());
        to.value(YearMonth.class, new TimeSerializers.YearMonthSerializer());
        to.value(MonthDay.class, new TimeSerializers.MonthDaySerializer());
        to.value(Period.class, new TimeSerializers.PeriodSerializer());
        to.value(
                OptionalInt.class,
                new ValueSerializer<OptionalInt>(
                        (output, value) -> {
                            output.writeBoolean(value.isPresent());
                            value.ifPresent(present -> output.writeVarInt(present, false));
                        },
                        input -> input.readBoolean() ? OptionalInt.of(input.readVarInt(false)) : OptionalInt.empty()));
        to.value(
                OptionalLong.class,
                new ValueSerializer<OptionalLong>(
                        (output, value) -> {
                            output.writeBoolean(value.isPresent());
                            value.ifPresent(present -> output.writeVarLong(present, false));
                        },
                        input -> input.readBoolean()
                                ? OptionalLong.of(input.readVarLong(false))
                                : OptionalLong.empty()));
        to.value(
                OptionalDouble.class,
                new ValueSerializer<OptionalDouble>(
                        (output, value) -> {
                            output.writeBoolean(value.isPresent());
                            value.ifPresent(output::writeDouble);
                        },
                        input -> input.readBoolean() ? OptionalDouble.of(input.readDouble()) : OptionalDouble.empty()));
    }

    private static void mutables(BuiltIns to) {
        to.object(
                Date.class,
                new ValueSerializer<Date>(
                        (output, value) -> output.writeLong(value.getTime()), input -> new Date(input.readLong())));
        to.object(BitSet.class, new DefaultSerializers.BitSetSerializer());
        to.object(
                AtomicInteger.class,
                new ValueSerializer<AtomicInteger>(
                        (output, value) -> output.writeInt(value.get()), input -> new AtomicInteger(input.readInt())));
        to.object(
                AtomicLong.class,
                new ValueSerializer<AtomicLong>(
                        (output, value) -> output.writeLong(value.get()), input -> new AtomicLong(input.readLong())));
        to.object(
                AtomicBoolean.class,
                new ValueSerializer<AtomicBoolean>(
                        (output, value) -> output.writeBoolean(value.get()),
                        input -> new AtomicBoolean(input.readBoolean())));
    }

    private static void arrays(BuiltIns to) {
        to.object(
                byte[].class,
                array(
                        (Output output, byte[] a) -> {
                            output.writeVarInt(a.length, true);
                            output.writeBytes(a);
                        },
                        Input::readBytes));
        to.object(
                short[].class,
                array(
                        (Output output, short[] a) -> {
                            output.writeVarInt(a.length, true);
                            output.writeShorts(a, 0, a.length);
                        },
                        Input::readShorts));
        to.object(
                char[].class,
                array(
                        (Output output, char[] a) -> {
                            output.writeVarInt(a.length, true);
                            output.writeChars(a, 0, a.length);
                        },
                        Input::readChars));
        to.object(
                int[].class,
                array(
                        (Output output, int[] a) -> {
                            output.writeVarInt(a.length, true);
                            output.writeInts(a, 0, a.length);
                        },
                        Input::readInts));
        to.object(
                long[].class,
                array(
                        (Output output, long[] a) -> {
                            output.writeVarInt(a.length, true);
                            output.writeLongs(a, 0, a.length);
                        },
                        Input::readLongs));
        to.object(
                float[].class,
                array(
                        (Output output, float[] a) -> {
                            output.writeVarInt(a.length, true);
                            output.writeFloats(a, 0, a.length);
                        },
                        Input::readFloats));
        to.object(
                double[].class,
                array(
                        (Output output, double[] a) -> {
                            output.writeVarInt(a.length, true);
                            output.writeDoubles(a, 0, a.length);
                        },
                        Input::readDoubles));
        to.object(
                boolean[].class,
                array(
                        (Output output, boolean[] a) -> {
                            output.writeVarInt(a.length, true);
                            output.writeBooleans(a, 0, a.length);
                        },
                        Input::readBooleans));
    }

    /** Reads the elements of an array whose length was read; the input checks the length. */
    private interface ArrayReader<A> {
        A read(Input input, int length);
    }

    private static <A> ValueSerializer<A> array(
            java.util.function.BiConsumer<Output, A> writer, ArrayReader<A> reader) {
        return new ValueSerializer<>(writer, input -> reader.read(input, input.readVarInt(true)));
    }
}
