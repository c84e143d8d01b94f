package io.foundry.benchmarks.archive;

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
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A component of every type that both the archive and Jackson keep as it is. */
@Archived
record Order(
        boolean paid,
        byte priority,
        short shelf,
        int amount,
        long number,
        float weight,
        double price,
        @Nullable Boolean gift,
        @Nullable Integer points,
        @Nullable Long parent,
        @Nullable Double discount,
        @Nullable String customer,
        @Nullable DayOfWeek delivery,
        @Nullable Instant placed,
        @Nullable Duration age,
        @Nullable LocalDate day,
        @Nullable LocalTime time,
        @Nullable LocalDateTime local,
        @Nullable OffsetDateTime sent,
        @Nullable Period warranty,
        @Nullable Year year,
        @Nullable YearMonth month,
        @Nullable MonthDay anniversary,
        @Nullable ZoneId zone,
        @Nullable UUID id,
        @Nullable BigInteger big,
        @Nullable BigDecimal total,
        @Nullable URI page,
        Optional<String> remark,
        OptionalInt coupons,
        OptionalLong invoice,
        @Nullable List<String> tags,
        @Nullable List<List<Integer>> matrix,
        @Nullable Set<String> labels,
        @Nullable Set<DayOfWeek> days,
        @Nullable Map<String, Long> counters,
        @Nullable Map<Integer, List<String>> notes,
        @Nullable Item first,
        List<Item> items,
        @Nullable Map<String, Item> byName)
        implements OrderView {}
