package io.foundry.benchmarks.archive;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Whatever comes out of an archive is what comes out of Jackson, which knows nothing of archives. */
class JacksonOraclePropertyTests {

    private static final long SEED = Long.getLong("foundry.seed", System.nanoTime());

    private final Random random = new Random(SEED);

    private final JsonMapper json = JsonMapper.builder()
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Test
    void archivesGiveBackWhatJacksonGivesBack() {
        for (int i = 0; i < 2_000; i++) {
            Order order = order();
            Order expected = json.readValue(json.writeValueAsString(order), Order.class);
            Order read = OrderArchive.decode(OrderArchive.encode(order));
            assertThat(read).as("order %s of seed %s", i, SEED).isEqualTo(expected);
            assertThat(json.writeValueAsString(read)).isEqualTo(json.writeValueAsString(order));
        }
    }

    private Order order() {
        return new Order(
                random.nextBoolean(),
                (byte) random.nextInt(),
                (short) random.nextInt(),
                random.nextInt(),
                random.nextLong(),
                random.nextFloat(),
                random.nextGaussian(),
                maybe(random::nextBoolean),
                maybe(random::nextInt),
                maybe(random::nextLong),
                maybe(random::nextGaussian),
                maybe(this::text),
                maybe(this::day),
                maybe(() -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000))),
                maybe(() -> Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000))),
                maybe(() -> LocalDate.ofEpochDay(random.nextInt(40_000))),
                maybe(this::time),
                maybe(this::local),
                maybe(() -> local().atOffset(ZoneOffset.ofTotalSeconds(60 * (random.nextInt(1_000) - 500)))),
                maybe(() -> Period.of(random.nextInt(9), random.nextInt(11), random.nextInt(30))),
                maybe(() -> Year.of(random.nextInt(3_000))),
                maybe(() -> YearMonth.of(1 + random.nextInt(3_000), 1 + random.nextInt(12))),
                maybe(() -> MonthDay.of(1 + random.nextInt(12), 1 + random.nextInt(28))),
                maybe(() -> ZoneId.of("Europe/Berlin")),
                maybe(() -> new UUID(random.nextLong(), random.nextLong())),
                maybe(() -> new BigInteger(200, random)),
                maybe(() -> new BigDecimal(new BigInteger(90, random), random.nextInt(20))),
                maybe(() -> URI.create("https://example.org/" + random.nextInt(100))),
                Optional.ofNullable(maybe(this::text)),
                random.nextBoolean() ? OptionalInt.of(random.nextInt()) : OptionalInt.empty(),
                random.nextBoolean() ? OptionalLong.of(random.nextLong()) : OptionalLong.empty(),
                maybe(() -> list(this::text)),
                maybe(() -> list(() -> list(random::nextInt))),
                maybe(() -> set(this::text)),
                maybe(() -> set(this::day)),
                maybe(() -> map(this::text, random::nextLong)),
                maybe(() -> map(random::nextInt, () -> list(this::text))),
                maybe(this::item),
                list(this::item),
                maybe(() -> map(this::text, this::item)));
    }

    private Item item() {
        return new Item(text(), text(), random.nextLong(), random.nextGaussian(), random.nextInt(), list(this::text));
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextInt(4) == 0 ? null : value.get();
    }

    /** Any letters but halves of surrogate pairs, which JSON does not keep. */
    private String text() {
        int limit = random.nextInt(3) == 0 ? 0xd800 : 0x180;
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append((char) random.nextInt(limit));
        }
        return text.toString();
    }

    private DayOfWeek day() {
        return DayOfWeek.of(1 + random.nextInt(7));
    }

    private LocalTime time() {
        return LocalTime.ofSecondOfDay(random.nextInt(86_400)).plusNanos(random.nextInt(1_000_000_000));
    }

    private LocalDateTime local() {
        return LocalDateTime.of(LocalDate.ofEpochDay(random.nextInt(40_000)), time());
    }

    private <T> List<T> list(Supplier<T> element) {
        List<T> list = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(element.get());
        }
        return list;
    }

    private <T> Set<T> set(Supplier<T> element) {
        return new LinkedHashSet<>(list(element));
    }

    private <K, V> Map<K, V> map(Supplier<K> key, Supplier<V> value) {
        Map<K, V> map = new LinkedHashMap<>();
        for (int i = random.nextInt(15); i > 0; i--) {
            map.put(key.get(), value.get());
        }
        return map;
    }
}
