package io.foundry.benchmarks.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SpreadTests {

    private static final Spread FAST = Spread.of(1.0, 1.1, 0.9, 1.05, 0.95, 1.2);

    private static final Spread SLOW = Spread.of(3.0, 3.1, 2.9, 3.05, 2.95, 3.2);

    @Test
    void showsTheMedianBetweenTheLeastAndTheMost() {
        assertThat(Spread.of(30, 10, 20)).hasToString("20.0 (10.0-30.0)");
        assertThat(Spread.of(4, 1, 2, 3)).hasToString("2.50 (1.00-4.00)");
        assertThat(Spread.of(1234.4)).hasToString("1,234 (1,234-1,234)");
    }

    @Test
    void whatIsApartIsAGainOrALoss() {
        assertThat(FAST.against(SLOW)).isEqualTo("2.95x less");
        assertThat(SLOW.against(FAST)).isEqualTo("**2.95x more**");
    }

    @Test
    void oneValueThatWasHeldUpHidesNoGain() {
        Spread heldUp = Spread.of(1, 1.1, 0.9, 1.05, 0.95, 1.2, 1.01, 1.02, 1.03, 40);
        Spread slow = Spread.of(3, 3.1, 2.9, 3.05, 2.95, 3.2, 3.01, 3.02, 3.03, 3.04);
        assertThat(heldUp.against(slow)).endsWith("x less");
    }

    @Test
    void whatChanceMayGiveIsNone() {
        assertThat(FAST.against(Spread.of(1.0, 1.15, 0.92, 1.04, 0.96, 1.1))).startsWith("no measurable gain (");
    }

    @Test
    void fewValuesSayNothing() {
        assertThat(Spread.of(1, 1, 1, 1).against(Spread.of(9, 9, 9, 9))).isEqualTo("too few values to tell (9.00x)");
        assertThat(Spread.of(1, 2, 3, 4, 5).against(Spread.of(11, 12, 13, 14, 15)))
                .isEqualTo("4.33x less");
    }

    @Test
    void nothingHasNoMedian() {
        assertThatIllegalArgumentException().isThrownBy(Spread::of);
    }
}
