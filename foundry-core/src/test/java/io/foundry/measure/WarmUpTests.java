package io.foundry.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WarmUpTests {

    /** Twenty windows of 100 ns, with ten pairs in each. */
    private static final long BUDGET_NANOS = 2_000;

    private final PairLog log = new PairLog();
    private long compiledMillis;

    @Test
    void takesHalfOfTheTimeWhereNothingChanges() {
        assertThat(end((pair, side) -> 100)).isEqualTo(100);
    }

    @Test
    void waitsWhileOneSideIsStillGettingFaster() {
        assertThat(end((pair, side) -> side == 1 && pair < 90 ? 300 : 100)).isEqualTo(130);
    }

    @Test
    void endsAfterThreeQuartersEvenIfASideGetsEverFaster() {
        assertThat(end((pair, side) -> 10_000 * Math.pow(0.99, pair))).isEqualTo(150);
    }

    @Test
    void doesNotWaitForAMachineThatGetsSlower() {
        assertThat(end((pair, side) -> 100 + pair)).isEqualTo(100);
    }

    @Test
    void waitsForTheCompilerToRest() {
        assertThat(end((pair, side) -> {
                    compiledMillis = Math.min(pair, 115);
                    return 100;
                }))
                .isEqualTo(150);
    }

    private int end(Cost cost) {
        WarmUp warmUp = new WarmUp(log, () -> compiledMillis, 0, BUDGET_NANOS);
        for (int pair = 0; pair < 200; pair++) {
            log.add(cost.of(pair, 0), cost.of(pair, 1), 0, 0);
            if (warmUp.isOver((pair + 1) * 10L)) {
                return pair + 1;
            }
        }
        throw new AssertionError("Not over at the end of the budget");
    }

    /** What a side takes in a pair. */
    private interface Cost {
        double of(int pair, int side);
    }
}
