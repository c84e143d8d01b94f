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
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A component of every type that an archive can hold, but arrays, whose equality is another matter. */
@Archived
record Everything(
        boolean flag,
        byte tiny,
        short small,
        char letter,
        int number,
        long large,
        float real,
        double precise,
        @Nullable Boolean boxedFlag,
        @Nullable Byte boxedTiny,
        @Nullable Short boxedSmall,
        @Nullable Character boxedLetter,
        @Nullable Integer boxedNumber,
        @Nullable Long boxedLarge,
        @Nullable Float boxedReal,
        @Nullable Double boxedPrecise,
        @Nullable String text,
        @Nullable DayOfWeek day,
        @Nullable Instant instant,
        @Nullable Duration duration,
        @Nullable LocalDate date,
        @Nullable LocalTime time,
        @Nullable LocalDateTime dateTime,
        @Nullable OffsetDateTime offsetDateTime,
        @Nullable OffsetTime offsetTime,
        @Nullable ZonedDateTime zonedDateTime,
        @Nullable ZoneId zone,
        @Nullable ZoneOffset offset,
        @Nullable Period period,
        @Nullable Year year,
        @Nullable YearMonth yearMonth,
        @Nullable MonthDay monthDay,
        @Nullable UUID id,
        @Nullable BigInteger big,
        @Nullable BigDecimal decimal,
        @Nullable URI uri,
        Optional<String> maybeText,
        Optional<Instant> maybeInstant,
        Optional<Node> maybeNode,
        OptionalInt maybeInt,
        OptionalLong maybeLong,
        OptionalDouble maybeDouble,
        @Nullable List<String> texts,
        @Nullable List<Long> numbers,
        @Nullable List<List<LocalDate>> dates,
        @Nullable List<Optional<Integer>> optionals,
        @Nullable List<Node> nodes,
        @Nullable Set<String> names,
        @Nullable Set<DayOfWeek> days,
        @Nullable Set<LocalDate> holidays,
        @Nullable Map<String, Node> byName,
        @Nullable Map<Long, String> byNumber,
        @Nullable Map<UUID, List<Node>> byId,
        @Nullable Map<Node, Integer> byNode,
        @Nullable Node node,
        @Nullable Shape shape,
        @Nullable List<Shape> shapes)
        implements EverythingView {}
