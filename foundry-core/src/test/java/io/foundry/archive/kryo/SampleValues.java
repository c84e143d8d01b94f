package io.foundry.archive.kryo;

import io.foundry.archive.kryo.samples.Samples;
import io.foundry.archive.kryo.samples.Samples.Bean;
import io.foundry.archive.kryo.samples.Samples.Everything;
import io.foundry.archive.kryo.samples.Samples.Plain;
import io.foundry.archive.kryo.samples.Samples.Point;
import io.foundry.archive.kryo.samples.Samples.Tree;
import io.foundry.archive.kryo.samples.Samples.WithBodies;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Values of all supported types that are equal to their copies. */
final class SampleValues {

    private SampleValues() {}

    static List<Object> equalValues() {
        List<Object> values = new ArrayList<>(simple());
        values.addAll(collections());
        values.addAll(maps());
        values.addAll(List.of(
                Plain.TWO,
                WithBodies.MINUS,
                new Point(-1, Integer.MAX_VALUE),
                new Everything(true, (byte) -1, (short) -2, 'x', 3, -4L, 5.5f, -6.5, "\u20ac\ud83d\ude00", List.of()),
                new Tree("a", List.of(new Tree("b", List.of()), new Tree("c", null))),
                Samples.hidden("x"),
                new Bean("bean", 3, Map.of("k", List.of(new Point(1, 2)))),
                new Samples.Money(100)));
        return values;
    }

    private static List<Object> simple() {
        ZonedDateTime time = ZonedDateTime.of(2024, 2, 29, 12, 30, 15, 123, ZoneId.of("Europe/Berlin"));
        return List.of(
                "",
                "latin \u00e9",
                "wide \u20ac",
                "\ud800 unpaired",
                "x".repeat(100_000),
                1,
                Integer.MIN_VALUE,
                Long.MIN_VALUE,
                (short) -3,
                (byte) -4,
                'c',
                true,
                1.5f,
                Double.MIN_VALUE,
                BigInteger.TWO.pow(200).negate(),
                BigInteger.ZERO,
                new BigDecimal("-12345678901234567890.123"),
                new BigDecimal("1E+400"),
                new UUID(1, -2),
                URI.create("https://example.com/a?b=c#d"),
                Locale.GERMANY,
                Locale.ROOT,
                Locale.forLanguageTag("zh-Hant-TW-u-ca-roc"),
                new Locale("ja", "JP", "JP"),
                new Locale("de", "DE", "odd variant"),
                Currency.getInstance("EUR"),
                new Date(5),
                Duration.ofNanos(-5),
                Instant.MAX,
                time,
                time.toLocalDate(),
                time.toLocalTime(),
                time.toLocalDateTime(),
                time.toOffsetDateTime(),
                OffsetTime.of(LocalTime.NOON, ZoneOffset.ofTotalSeconds(17)),
                OffsetDateTime.MIN,
                LocalDate.MAX,
                LocalDateTime.MIN,
                ZoneId.of("America/New_York"),
                ZoneId.of("UTC+3"),
                ZoneOffset.MAX,
                Year.of(-5),
                YearMonth.of(2024, Month.MAY),
                MonthDay.of(2, 29),
                Period.of(1, -2, 3),
                DayOfWeek.FRIDAY,
                Month.JUNE,
                TimeUnit.DAYS,
                ChronoUnit.ERAS,
                RoundingMode.HALF_EVEN,
                BitSet.valueOf(new long[] {5, 0, -1}),
                OptionalInt.of(-7),
                OptionalInt.empty(),
                OptionalLong.of(8),
                OptionalLong.empty(),
                OptionalDouble.of(0.5),
                OptionalDouble.empty(),
                Optional.of("x"),
                Optional.empty());
    }

    private static List<Object> collections() {
        List<Integer> many = Stream.iterate(0, i -> i + 1).limit(1000).toList();
        TreeSet<String> sorted = new TreeSet<>(List.of("b", "a"));
        TreeSet<String> ignoringCase = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        ignoringCase.addAll(List.of("b", "A", "a"));
        return List.of(
                new ArrayList<>(Arrays.asList(1, null, "x", List.of())),
                new ArrayList<>(many),
                new LinkedList<>(many),
                new Vector<>(many),
                new CopyOnWriteArrayList<>(many),
                new HashSet<>(many),
                new LinkedHashSet<>(List.of("b", "a", "c")),
                sorted,
                ignoringCase,
                new ConcurrentSkipListSet<>(sorted),
                newKeySet(),
                EnumSet.of(Plain.ONE, Plain.THREE),
                EnumSet.noneOf(Plain.class),
                EnumSet.allOf(WithBodies.class),
                EnumSet.allOf(TimeUnit.class),
                List.of(),
                List.of(1),
                List.of(1, 2),
                List.of(1, 2, 3),
                Arrays.asList("a", null),
                Stream.of("a", null).toList(),
                Set.of(),
                Set.of(1),
                Set.of(1, 2),
                Set.of(1, 2, 3, 4),
                Collections.emptyList(),
                Collections.emptySet(),
                Collections.singletonList(null),
                Collections.singleton("x"),
                Collections.unmodifiableList(new ArrayList<>(List.of(1, 2))),
                Collections.unmodifiableSet(new HashSet<>(List.of(1, 2))),
                Collections.unmodifiableSortedSet(sorted),
                Collections.unmodifiableNavigableSet(sorted),
                Collections.synchronizedList(new ArrayList<>(List.of(1, 2))),
                Collections.synchronizedSet(new HashSet<>(List.of(1, 2))),
                Collections.synchronizedSortedSet(sorted),
                Collections.synchronizedNavigableSet(sorted));
    }

    private static List<Object> maps() {
        Map<Object, Object> odd = new HashMap<>();
        odd.put(null, List.of(1));
        odd.put("x", null);
        TreeMap<String, Object> sorted = new TreeMap<>(Map.of("b", 1, "a", List.of()));
        TreeMap<String, Object> reversed = new TreeMap<>(Collections.reverseOrder());
        reversed.putAll(sorted);
        return List.of(
                odd,
                new LinkedHashMap<>(Map.of(1, Map.of("deep", Map.of(new Point(1, 2), "key")))),
                sorted,
                reversed,
                new Hashtable<>(Map.of("a", 1)),
                new ConcurrentHashMap<>(Map.of("a", 1)),
                new ConcurrentSkipListMap<>(sorted),
                Samples.enumMap(),
                new EnumMap<>(Plain.class),
                Map.of(),
                Map.of(1, 2),
                Map.of(1, 2, 3, 4),
                Map.entry(1, "x"),
                new AbstractMap.SimpleEntry<>("k", null),
                new AbstractMap.SimpleImmutableEntry<>("k", 1),
                Collections.emptyMap(),
                Collections.singletonMap("k", null),
                Collections.unmodifiableMap(odd),
                Collections.unmodifiableSortedMap(sorted),
                Collections.unmodifiableNavigableMap(sorted),
                Collections.synchronizedMap(odd),
                Collections.synchronizedSortedMap(reversed),
                Collections.synchronizedNavigableMap(sorted));
    }

    private static Set<Integer> newKeySet() {
        Set<Integer> set = ConcurrentHashMap.newKeySet();
        set.addAll(List.of(1, 2, 3));
        return set;
    }
}
