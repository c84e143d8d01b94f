package io.foundry.spring.pool.advisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class QueueModelTests {

    private static final double MILLI = 1e6;

    @Test
    void erlangsFormulasGiveTheValuesOfTheTables() {
        // 10 erlangs: the classic tables have 0.2146 and 0.0365 lost with 10 and 15 lines
        assertThat(QueueModel.erlangB(10, 10)).isCloseTo(0.21458, within(1e-5));
        assertThat(QueueModel.erlangB(15, 10)).isCloseTo(0.03650, within(1e-5));
        // M/M/1 waits with the probability of its load; M/M/2 with load 1 in one case of three
        assertThat(QueueModel.erlangC(1, 0.7)).isCloseTo(0.7, within(1e-12));
        assertThat(QueueModel.erlangC(2, 1)).isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void erlangCIsTheTextbooksSumWhereThatCanBeComputed() {
        for (int servers = 1; servers <= 60; servers++) {
            for (double share : new double[] {0.01, 0.3, 0.8, 0.99}) {
                double load = servers * share;
                assertThat(QueueModel.erlangC(servers, load)).isCloseTo(textbook(servers, load), within(1e-10));
            }
        }
    }

    private static double textbook(int servers, double load) {
        double term = 1;
        double sum = 0;
        for (int n = 0; n < servers; n++) {
            sum += term;
            term *= load / (n + 1);
        }
        double waiting = term * servers / (servers - load);
        return waiting / (sum + waiting);
    }

    @Test
    void thousandsOfServersNeitherOverflowNorLoseTheirDigits() {
        assertThat(QueueModel.erlangC(5_000, 4_900)).isBetween(0.05, 0.2);
        assertThat(QueueModel.erlangC(100_000, 1)).isZero();
        // Halfin and Whitt's limit for many servers: (c - a) / sqrt(a) = 1 waits in 22.3 % of the cases
        assertThat(QueueModel.erlangC(1_000_000 + 1_000, 1_000_000)).isCloseTo(0.2234, within(5e-4));
    }

    @Test
    void aSizeThatCannotCarryTheLoadMakesEverybodyWaitForEver() {
        QueueModel model = new QueueModel(4, 5 * MILLI, 1, 1);

        assertThat(model.delayProbability(4)).isEqualTo(1);
        assertThat(model.waitTail(4, 1e12)).isEqualTo(1);
        assertThat(model.waitNanos(4, 0.01)).isInfinite();
    }

    @Test
    void poissonArrivalsAndExponentialTimesGiveErlangsTail() {
        QueueModel model = new QueueModel(4, 5 * MILLI, 1, 1);

        double tail = QueueModel.erlangC(6, 4) * Math.exp(-2 * 20 / 5.0);
        assertThat(model.waitTail(6, 20 * MILLI)).isCloseTo(tail, within(1e-12));
        assertThat(model.waitNanos(6, tail)).isCloseTo(20 * MILLI, within(1.0));
    }

    @Test
    void constantTimesHalveTheWaitOfThoseWhoWait() {
        QueueModel exponential = new QueueModel(4, 5 * MILLI, 1, 1);
        QueueModel constant = new QueueModel(4, 5 * MILLI, 1, 0);

        assertThat(constant.delayProbability(6)).isEqualTo(exponential.delayProbability(6));
        assertThat(constant.waitNanos(6, 0.001)).isCloseTo(exponential.waitNanos(6, 0.001) / 2, within(1.0));
    }

    @Test
    void theSmallestSizeHoldsTheTargetAndTheOneBelowDoesNot() {
        for (double load : new double[] {0.1, 1, 7.3, 40, 700, 3_000}) {
            for (double burst : new double[] {1, 3, 40}) {
                QueueModel model = new QueueModel(load, 5 * MILLI, burst, 2);
                int size = model.smallestSize(20 * MILLI, 0.01, 10_000);
                assertThat(model.waitTail(size, 20 * MILLI)).isLessThanOrEqualTo(0.01);
                assertThat(size == 1 ? 1 : model.waitTail(size - 1, 20 * MILLI)).isGreaterThan(0.01);
            }
        }
    }

    @Test
    void moreConnectionsNeverMeanALongerWait() {
        for (double load : new double[] {0.2, 3, 50}) {
            for (double burst : new double[] {1, 1.5, 10, 100}) {
                for (double held : new double[] {0, 0.5, 4}) {
                    QueueModel model = new QueueModel(load, 5 * MILLI, burst, held);
                    for (int size = 1; size < 200; size++) {
                        assertThat(model.waitTail(size + 1, 20 * MILLI))
                                .isLessThanOrEqualTo(model.waitTail(size, 20 * MILLI));
                    }
                }
            }
        }
    }

    @Test
    void theLargestSizeToLookAtIsGivenWhereItIsTooSmall() {
        assertThat(new QueueModel(100, 5 * MILLI, 1, 1).smallestSize(20 * MILLI, 0.01, 7))
                .isEqualTo(7);
    }
}
