package io.foundry.spring.pool.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** On a clock that is moved by the test. */
class PoolFiguresTests {

    private static final long TICK = Duration.ofMillis(250).toNanos();

    private long now = 5;

    private final PoolFigures figures = new PoolFigures(now, TICK);

    private void ticks(int count) {
        for (int i = 0; i < count; i++) {
            now += TICK;
            figures.tick(now, 0, 0, List.of());
        }
    }

    private PoolWindow onlyWindow() {
        return assertThat(figures.windows()).singleElement().actual();
    }

    @Test
    void usageHasItsMeanAndVariation() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        double sum = 0;
        double squares = 0;
        int count = 1_000;
        for (int i = 0; i < count; i++) {
            long held = (long) (1_000_000 * -Math.log(1 - random.nextDouble()));
            figures.waited(1_000);
            figures.returned(held);
            sum += held;
            squares += (double) held * held;
        }
        ticks(40);
        double mean = sum / count;
        assertThat(onlyWindow().usageMeanNanos()).isCloseTo(mean, within(1e-3));
        assertThat(onlyWindow().usageVariation())
                .as("seed %d", seed)
                .isCloseTo((squares / count - mean * mean) * count / (count - 1) / mean / mean, withinPercentage(5));
        assertThat(onlyWindow().length()).isEqualTo(PoolFigures.WINDOW);
    }

    @Test
    void arrivalsAreOneForPoissonNothingForAClockAndMoreForBursts() {
        Random random = new Random(42);
        double sum = 0;
        int rounds = 100;
        for (int round = 0; round < rounds; round++) {
            PoolFigures poisson = new PoolFigures(now, TICK);
            for (int tick = 0; tick < 40; tick++) {
                // A Poisson number by Knuth's product of uniforms
                for (double product = random.nextDouble(); product > Math.exp(-8); product *= random.nextDouble()) {
                    poisson.waited(10);
                }
                now += TICK;
                poisson.tick(now, 1, 0, List.of());
            }
            sum += poisson.windows().get(0).arrivalVariation();
        }
        assertThat(sum / rounds).isCloseTo(1, within(0.1));

        for (int tick = 0; tick < 40; tick++) {
            for (int i = 0; i < 5; i++) {
                figures.waited(10);
            }
            ticks(1);
        }
        assertThat(figures.windows()).hasSizeBetween(1, 2);

        PoolFigures bursts = new PoolFigures(now, TICK);
        for (int tick = 0; tick < 40; tick++) {
            for (int i = 0; tick % 10 == 0 && i < 50; i++) {
                bursts.waited(10);
            }
            now += TICK;
            bursts.tick(now, 1, 0, List.of());
        }
        assertThat(bursts.windows().get(0).arrivalVariation()).isGreaterThan(30);
    }

    @Test
    void evenArrivalsVaryByNothingHoweverLongTheyWait() {
        // Two come in each tick and wait for three ticks: those who are served came earlier
        int waiting = 0;
        for (int tick = 0; tick < 40; tick++) {
            waiting += 2;
            for (int i = 0; tick >= 3 && i < 2; i++) {
                figures.waited(3 * TICK);
                waiting--;
            }
            now += TICK;
            figures.tick(now, 4, waiting, List.of());
        }
        assertThat(onlyWindow().arrivalVariation()).isZero();
        assertThat(onlyWindow().peakDemand()).isEqualTo(10);
    }

    @Test
    void withTooFewArrivalsTheirVariationIsNotTold() {
        figures.waited(10);
        ticks(40);
        assertThat(onlyWindow().arrivalVariation()).isNaN();
        assertThat(onlyWindow().usageMeanNanos()).isNaN();
        assertThat(onlyWindow().usageVariation()).isNaN();
    }

    @Test
    void waitsAndTimeoutsBelongToTheirWindow() {
        for (int i = 0; i < 1_000; i++) {
            figures.waited(i < 985 ? 1_000 : 5_000_000);
        }
        figures.timedOut();
        ticks(40);
        PoolWindow first = onlyWindow();
        assertThat(first.acquires()).isEqualTo(999);
        assertThat(first.timeouts()).isEqualTo(1);
        assertThat(first.waitP99Nanos()).isEqualTo(5_000_000);
        assertThat(first.waitMaxNanos()).isEqualTo(5_000_000);

        figures.waited(2_000);
        ticks(40);
        assertThat(figures.windows().get(1).waitMaxNanos()).isEqualTo(2_000);
        assertThat(figures.windows().get(1).timeouts()).isZero();
        assertThat(figures.totals().waitMaxNanos()).isEqualTo(5_000_000);
        assertThat(figures.totals().acquires()).isEqualTo(1_000);
    }

    @Test
    void connectionsInUseAreAveragedOverTime() {
        Borrow long1 = new Borrow(now, null);
        OpenBorrows.Held held = new OpenBorrows.Held(long1, null, "any", false);
        for (int i = 0; i < 20; i++) {
            now += TICK;
            figures.tick(now, 1, 0, List.of(held));
        }
        now += TICK / 2;
        figures.returned(now - long1.borrowedNanos);
        now += TICK / 2;
        figures.tick(now, 0, 0, List.of());
        ticks(19);
        assertThat(onlyWindow().meanInUse()).isCloseTo(20.5 / 40, within(1e-9));
    }

    @Test
    void emptyWindowsAreLeftOutAndOldOnesGo() {
        for (int window = 0; window < 400; window++) {
            figures.waited(1_000 + window);
            ticks(40);
            ticks(40);
        }
        assertThat(figures.windows()).hasSize(180);
        assertThat(figures.windows().get(179).waitMaxNanos()).isEqualTo(1_399);
        assertThat(figures.windows().get(0).waitMaxNanos()).isEqualTo(1_220);
    }
}
