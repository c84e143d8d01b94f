package io.foundry.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputValuesTests {

    enum Mode {
        FAST,
        VERY_SAFE
    }

    private static Input value(String value) {
        return new InputParser().parse("run", "--v=" + value, value);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 42, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE})
    void readsWholeNumbers(long number) {
        String text = Long.toString(number);
        assertThat(value(text).longOption("v", 7, Long.MIN_VALUE, Long.MAX_VALUE))
                .isEqualTo(number);
        assertThat(new InputParser().parseLine("run --v=" + text).longOption("v", 7, Long.MIN_VALUE, Long.MAX_VALUE))
                .isEqualTo(number);
        if (number == (int) number) {
            assertThat(value(text).intOption("v")).isEqualTo((int) number);
            assertThat(value(text).intArgument(1)).isEqualTo((int) number);
        } else {
            assertThatThrownBy(() -> value(text).intOption("v")).isInstanceOf(InvalidInputException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                "x",
                "3x",
                "1.5",
                " 3",
                "9223372036854775808",
                "-9223372036854775809",
                "99999999999999999999"
            })
    void refusesWhatIsNoWholeNumber(String text) {
        assertThatThrownBy(() -> value(text).longOption("v", 0, Long.MIN_VALUE, Long.MAX_VALUE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("At char 9 of the input: expected a whole number from ");
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertThatThrownBy(() -> value("11").longOption("v", 0, 1, 10))
                .hasMessage("At char 9 of the input: expected a whole number from 1 to 10");
        assertThatThrownBy(() -> value("0").longArgument(1, 1, 10)).isInstanceOf(InvalidInputException.class);
        assertThat(value("+10").longOption("v", 0, 1, 10)).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "5ns,5",
        "3us,3000",
        "500ms,500000000",
        "3s,3000000000",
        "2m,120000000000",
        "1h30m,5400000000000",
        "1d,86400000000000",
        "2H,7200000000000",
        "PT3S,3000000000",
        "pt0.5s,500000000"
    })
    void readsDurations(String text, long nanos) {
        assertThat(value(text).nanosOption("v", 1)).isEqualTo(nanos);
        assertThat(value(text).durationOption("v", Duration.ZERO)).isEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "s", "3x", "-3s", "3 s", "3sms", "P", "99999999d", "1.5s", "3smile"})
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> value(text).nanosOption("v", 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("expected a duration such as 500ms, 3s, 1h30m or PT3S");
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "512,512",
        "512B,512",
        "10KB,10240",
        "10k,10240",
        "2MiB,2097152",
        "1gb,1073741824",
        "3T,3298534883328"
    })
    void readsSizes(String text, long bytes) {
        assertThat(value(text).bytesOption("v", 1)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "KB", "-1", "1.5MB", "1XB", "1KiX", "9999999999GB", "1 KB"})
    void refusesWhatIsNoSize(String text) {
        assertThatThrownBy(() -> value(text).bytesOption("v", 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("expected a size such as 512, 10KB, 64MB or 1GB");
    }

    @Test
    void readsConstantsAsTheyAreTyped() {
        for (String text : new String[] {"very-safe", "VERY_SAFE", "Very-Safe"}) {
            assertThat(value(text).enumOption("v", Mode.FAST)).isEqualTo(Mode.VERY_SAFE);
        }
        assertThatThrownBy(() -> value("slow").enumOption("v", Mode.FAST))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("expected one of fast, very-safe");
    }

    @Test
    void fallsBackWhereNothingWasGiven() {
        Input input = new InputParser().parse("run");

        assertThat(input.intOption("v", 3)).isEqualTo(3);
        assertThat(input.longOption("v", 4, 0, 1)).isEqualTo(4);
        assertThat(input.nanosOption("v", 5)).isEqualTo(5);
        assertThat(input.durationOption("v", Duration.ofDays(1))).isEqualTo(Duration.ofDays(1));
        assertThat(input.bytesOption("v", 6)).isEqualTo(6);
        assertThat(input.enumOption("v", Mode.FAST)).isEqualTo(Mode.FAST);
        assertThatThrownBy(() -> input.intOption("v")).hasMessage("At char 4 of the input: option --v is missing");
    }
}
