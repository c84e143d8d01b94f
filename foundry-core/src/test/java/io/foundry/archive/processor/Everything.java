package io.foundry.archive.processor;

import io.foundry.archive.Archived;
import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One component of each type that stands by itself; more than eight of them need presence bits. */
@Archived
record Everything(
        boolean z,
        byte b,
        short s,
        char c,
        int i,
        long j,
        float f,
        double d,
        @Nullable Boolean boxedZ,
        @Nullable Byte boxedB,
        @Nullable Short boxedS,
        @Nullable Character boxedC,
        @Nullable Integer boxedI,
        @Nullable Long boxedJ,
        @Nullable Float boxedF,
        @Nullable Double boxedD,
        @Nullable String string,
        @Nullable Month month,
        @Nullable DayOfWeek dayOfWeek,
        @Nullable Instant instant,
        @Nullable Duration duration,
        @Nullable LocalDate localDate,
        @Nullable LocalTime localTime,
        @Nullable LocalDateTime localDateTime,
        @Nullable OffsetDateTime offsetDateTime,
        @Nullable OffsetTime offsetTime,
        @Nullable ZonedDateTime zonedDateTime,
        @Nullable ZoneId zoneId,
        @Nullable ZoneOffset zoneOffset,
        @Nullable Period period,
        @Nullable Year year,
        @Nullable YearMonth yearMonth,
        @Nullable MonthDay monthDay,
        @Nullable UUID uuid,
        @Nullable BigInteger bigInteger,
        @Nullable BigDecimal bigDecimal,
        @Nullable URI uri)
        implements EverythingView {

    static Everything full() {
        return new Everything(
                true,
                (byte) -7,
                (short) -300,
                '\u20ac',
                -70_000,
                Long.MIN_VALUE,
                -1.5f,
                Math.PI,
                false,
                (byte) 1,
                (short) 2,
                'x',
                3,
                4L,
                5f,
                6d,
                "Zürich – €",
                Month.MAY,
                DayOfWeek.SUNDAY,
                Instant.parse("2024-02-29T23:59:59.999999999Z"),
                Duration.ofSeconds(-5, 7),
                LocalDate.of(-44, 3, 15),
                LocalTime.of(23, 59, 59, 999_999_999),
                LocalDateTime.of(1999, 12, 31, 1, 2, 3, 4),
                OffsetDateTime.of(2020, 1, 2, 3, 4, 5, 6, ZoneOffset.ofHoursMinutes(-3, -30)),
                OffsetTime.of(1, 2, 3, 4, ZoneOffset.ofHours(14)),
                ZonedDateTime.of(2021, 7, 1, 12, 0, 0, 1, ZoneId.of("Europe/Zurich")),
                ZoneId.of("America/New_York"),
                ZoneOffset.ofHours(-11),
                Period.of(1, -2, 3),
                Year.of(2024),
                YearMonth.of(2024, 2),
                MonthDay.of(2, 29),
                new UUID(0x0123456789abcdefL, 0xfedcba9876543210L),
                new BigInteger("-123456789012345678901234567890"),
                new BigDecimal("-1234567890.0123456789"),
                URI.create("https://example.org/a?b=c#d"));
    }

    static Everything empty() {
        return new Everything(
                false, (byte) 0, (short) 0, '\0', 0, 0, 0, 0, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null);
    }
}
