package io.foundry.archive;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Values of every supported type out of a seed, with nulls, empties and extremes more often than chance would have them. */
final class RandomValues {

    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneOffset.UTC,
            ZoneId.of("+05:30"),
            ZoneId.of("Z"));

    private final Random random;

    RandomValues(long seed) {
        random = new Random(seed);
    }

    Everything everything() {
        return new Everything(
                random.nextBoolean(),
                (byte) random.nextInt(),
                (short) random.nextInt(),
                (char) random.nextInt(),
                integer(),
                number(),
                random.nextFloat(),
                random.nextGaussian(),
                maybe(random::nextBoolean),
                maybe(() -> (byte) random.nextInt()),
                maybe(() -> (short) random.nextInt()),
                maybe(() -> (char) random.nextInt()),
                maybe(this::integer),
                maybe(this::number),
                maybe(random::nextFloat),
                maybe(random::nextGaussian),
                maybe(this::text),
                maybe(this::day),
                maybe(this::instant),
                maybe(() -> Duration.ofSeconds(number() / 4, random.nextInt(1_000_000_000))),
                maybe(this::date),
                maybe(this::time),
                maybe(this::dateTime),
                maybe(() -> OffsetDateTime.of(dateTime(), offset())),
                maybe(() -> OffsetTime.of(time(), offset())),
                maybe(() -> dateTime().atZone(zone())),
                maybe(this::zone),
                maybe(this::offset),
                maybe(() -> Period.of(integer(), integer(), integer())),
                maybe(() -> Year.of(random.nextInt(4000) - 2000)),
                maybe(() -> YearMonth.of(random.nextInt(4000) - 2000, 1 + random.nextInt(12))),
                maybe(() -> MonthDay.of(1 + random.nextInt(12), 1 + random.nextInt(28))),
                maybe(this::uuid),
                maybe(() -> new BigInteger(random.nextInt(300), random).subtract(BigInteger.TEN)),
                maybe(() -> new BigDecimal(new BigInteger(random.nextInt(100), random), integer() >> 8)),
                maybe(() -> URI.create("https://example.org/" + random.nextInt(100))),
                Optional.ofNullable(maybe(this::text)),
                Optional.ofNullable(maybe(this::instant)),
                Optional.ofNullable(maybe(() -> node(2))),
                random.nextBoolean() ? OptionalInt.of(integer()) : OptionalInt.empty(),
                random.nextBoolean() ? OptionalLong.of(number()) : OptionalLong.empty(),
                random.nextBoolean() ? OptionalDouble.of(random.nextGaussian()) : OptionalDouble.empty(),
                maybe(() -> list(() -> maybe(this::text))),
                maybe(() -> list(this::number)),
                maybe(() -> list(() -> list(this::date))),
                maybe(() -> list(() -> Optional.ofNullable(maybe(this::integer)))),
                maybe(() -> list(() -> node(3))),
                maybe(() -> set(this::text)),
                maybe(() -> set(this::day)),
                maybe(() -> set(this::date)),
                maybe(() -> map(this::text, () -> maybe(() -> node(1)))),
                maybe(() -> map(this::number, () -> maybe(this::text))),
                maybe(() -> map(this::uuid, () -> list(() -> node(1)))),
                maybe(() -> map(() -> node(1), this::integer)),
                maybe(() -> node(4)),
                maybe(this::shape),
                maybe(() -> list(() -> maybe(this::shape))));
    }

    Node node(int depth) {
        return new Node(
                integer(),
                maybe(this::text),
                depth == 0 ? null : maybe(() -> node(depth - 1)),
                depth == 0 ? List.of() : list(() -> node(depth - 2 < 0 ? 0 : depth - 2)));
    }

    Shape shape() {
        return random.nextBoolean()
                ? new Circle(random.nextGaussian())
                : new Polygon(text(), list(() -> new Circle(random.nextGaussian())));
    }

    Arrays8 arrays() {
        int n = length();
        boolean[] flags = new boolean[n];
        byte[] bytes = new byte[n];
        short[] shorts = new short[n];
        char[] chars = new char[n];
        int[] ints = new int[n];
        long[] longs = new long[n];
        float[] floats = new float[n];
        double[] doubles = new double[n];
        random.nextBytes(bytes);
        for (int i = 0; i < n; i++) {
            flags[i] = random.nextBoolean();
            shorts[i] = (short) random.nextInt();
            chars[i] = (char) random.nextInt();
            ints[i] = integer();
            longs[i] = number();
            floats[i] = random.nextFloat();
            doubles[i] = random.nextDouble();
        }
        return new Arrays8(
                maybe(() -> flags),
                maybe(() -> bytes),
                maybe(() -> shorts),
                maybe(() -> chars),
                maybe(() -> ints),
                maybe(() -> longs),
                maybe(() -> floats),
                maybe(() -> doubles));
    }

    <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextInt(4) == 0 ? null : value.get();
    }

    /** Lengths around the limits of varints, slots and indexes; mostly short. */
    int length() {
        switch (random.nextInt(20)) {
            case 0:
                return 0;
            case 1:
                return 120 + random.nextInt(20);
            case 2:
                return 60 + random.nextInt(10);
            default:
                return random.nextInt(12);
        }
    }

    String text() {
        int length = length();
        int limit = random.nextInt(3) == 0 ? 0x10000 : random.nextInt(3) == 0 ? 0x180 : 0x7f;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(limit));
        }
        return text.toString();
    }

    private <T> List<T> list(Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    private <T> Set<T> set(Supplier<T> element) {
        Set<T> set = new LinkedHashSet<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            set.add(element.get());
        }
        return set;
    }

    private <K, V> Map<K, V> map(Supplier<K> key, Supplier<V> value) {
        Map<K, V> map = new LinkedHashMap<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            map.put(key.get(), value.get());
        }
        return map;
    }

    private int integer() {
        return random.nextInt(10) == 0 ? Integer.MIN_VALUE : random.nextInt();
    }

    private long number() {
        return random.nextInt(10) == 0 ? Long.MAX_VALUE : random.nextLong();
    }

    private DayOfWeek day() {
        return DayOfWeek.of(1 + random.nextInt(7));
    }

    private Instant instant() {
        return random.nextInt(10) == 0
                ? Instant.MAX
                : Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    }

    private LocalDate date() {
        return random.nextInt(10) == 0 ? LocalDate.MIN : LocalDate.ofEpochDay(random.nextInt(100_000));
    }

    private LocalTime time() {
        return random.nextInt(10) == 0 ? LocalTime.MAX : LocalTime.ofSecondOfDay(random.nextInt(86_400));
    }

    private LocalDateTime dateTime() {
        return LocalDateTime.of(LocalDate.ofEpochDay(random.nextInt(30_000)), time());
    }

    private ZoneId zone() {
        return ZONES.get(random.nextInt(ZONES.size()));
    }

    private ZoneOffset offset() {
        return ZoneOffset.ofTotalSeconds(random.nextInt(36 * 3600) - 18 * 3600);
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
