package io.foundry.spring.pool.advisor;

import static io.foundry.spring.pool.advisor.Windows.calm;
import static io.foundry.spring.pool.advisor.Windows.times;
import static io.foundry.spring.pool.advisor.Windows.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foundry.spring.pool.advisor.Advice.Kind;
import io.foundry.spring.pool.monitor.PoolWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoolAdvisorTests {

    private static final PoolAdvisor ADVISOR =
            new PoolAdvisor(new AdvisorSettings(Duration.ofMillis(20), 2, Duration.ZERO));

    @Test
    void belowAThousandAcquisitionsNothingIsAdvised() {
        Advice advice = advise(32, times(10, window(99, 0, 5, 0.05, 2, 0)));

        assertThat(advice.kind()).isEqualTo(Kind.NOT_ENOUGH_TRAFFIC);
        assertThat(advice.advisedSize()).isNull();
        assertThat(advice.basis()).isNull();
        assertThat(advice.acquisitions()).isEqualTo(990);
        assertThat(advice.why()).isEqualTo("not enough traffic seen yet: 990 acquisitions, advice needs 1000");
        assertThat(advise(32, times(10, window(100, 0, 5, 0.05, 2, 0))).kind()).isEqualTo(Kind.SIZE);
        assertThat(advise(32, List.of()).kind()).isEqualTo(Kind.NOT_ENOUGH_TRAFFIC);
    }

    @Test
    void theSizeIsTheSmallestThatHoldsTheTargetUnderTheMeasuredLoad() {
        Advice advice = advise(200, times(60, calm(2_000, 50)));

        assertThat(advice.kind()).isEqualTo(Kind.SIZE);
        assertThat(advice.advisedSize()).isEqualTo(109);
        assertThat(advice.currentSize()).isEqualTo(200);
        assertThat(advice.trafficSeconds()).isEqualTo(600);
        Advice.Basis basis = advice.basis();
        assertThat(basis.offeredLoadConnections()).isCloseTo(100, within(0.001));
        assertThat(basis.acquisitionsPerSecond()).isEqualTo(2_000);
        assertThat(basis.meanHeldMillis()).isEqualTo(50);
        assertThat(basis.predictedWaitP99MillisAtCurrentSize()).isZero();
        assertThat(basis.predictedWaitP99MillisAtAdvisedSize()).isBetween(10.0, 20.0);
        assertThat(advice.why())
                .isEqualTo(
                        "109: 2000.0 acquisitions/s held for 50.0 ms on average keep 100.0 connections in use, 140 at"
                                + " the most, and 99 of 100 callers should wait less than 20 ms");
    }

    @Test
    void aSingleHiccupDoesNotDecide() {
        List<PoolWindow> windows = new ArrayList<>(times(10, calm(200, 5)));
        int before = advise(64, windows).advisedSize();
        windows.set(7, window(2_000, 3, 240, 64, 210, 900));

        assertThat(advise(64, windows).advisedSize()).isEqualTo(before);
        assertThat(advise(64, windows).kind()).isEqualTo(Kind.SIZE);
    }

    @Test
    void aSingleWindowThatHasMostOfTheCallersIsNoHiccup() {
        List<PoolWindow> windows = new ArrayList<>(times(30, window(50, 0, 5, 0.025, 1, 0)));
        windows.add(calm(1_000, 20));

        assertThat(advise(64, windows).advisedSize()).isGreaterThan(20);
    }

    @Test
    void aPoolThatNobodyGivesBackToIsFullAndNoMoreIsKnown() {
        List<PoolWindow> windows = new ArrayList<>(times(10, calm(200, 5)));
        windows.addAll(times(20, window(0, 200, Double.NaN, 10, 150, 3_000)));

        assertThat(advise(10, windows).kind()).isEqualTo(Kind.AT_LEAST);
        assertThat(advise(10, windows).advisedSize()).isBetween(11, 25);
    }

    @Test
    void aQueueOfThousandsIsLookedAtAsWell() {
        Advice advice = advise(1_000, times(360, window(100_000, 100_000, 100, 1_000, 20_000, 3_000)));

        assertThat(advice.kind()).isEqualTo(Kind.AT_LEAST);
        assertThat(advice.advisedSize()).isBetween(2_001, 2_100);
    }

    @Test
    void aQuietHourDoesNotHideABusyMinute() {
        List<PoolWindow> windows = new ArrayList<>(times(354, window(5, 0, 5, 0.0025, 1, 0)));
        windows.addAll(times(6, calm(1_000, 20)));

        assertThat(advise(64, windows).advisedSize())
                .isEqualTo(advise(64, times(6, calm(1_000, 20))).advisedSize())
                .isGreaterThan(20);
    }

    @Test
    void windowsWithOneCallerInTwentyAreLeftOutAndNoMore() {
        List<PoolWindow> few = new ArrayList<>(times(95, calm(200, 5)));
        few.addAll(times(5, calm(200, 100)));
        List<PoolWindow> more = new ArrayList<>(times(94, calm(200, 5)));
        more.addAll(times(6, calm(200, 100)));

        assertThat(advise(64, few).advisedSize()).isLessThan(5);
        assertThat(advise(64, more).advisedSize()).isGreaterThan(20);
    }

    @Test
    void ofFewWindowsTheLargestDecides() {
        List<PoolWindow> windows = new ArrayList<>(times(4, calm(200, 5)));
        windows.add(calm(200, 100));

        assertThat(advise(64, windows).advisedSize()).isGreaterThan(20);
        windows.add(calm(200, 5));
        assertThat(advise(64, windows).advisedSize()).isLessThan(5);
    }

    @Test
    void aFullPoolGetsALowerBound() {
        Advice advice = advise(10, times(30, window(2_000, 0, 50, 9.9, 40, 300)));

        assertThat(advice.kind()).isEqualTo(Kind.AT_LEAST);
        assertThat(advice.advisedSize()).isBetween(11, 20);
        assertThat(advice.why())
                .startsWith("at least " + advice.advisedSize() + ":")
                .contains("look again");
        assertThat(advice.basis().predictedWaitP99MillisAtAdvisedSize()).isNull();
    }

    @Test
    void callersWhoGaveUpBelongToTheLoad() {
        Advice advice = advise(10, times(30, window(2_000, 2_000, 50, 10, 400, 3_000)));

        assertThat(advice.kind()).isEqualTo(Kind.AT_LEAST);
        assertThat(advice.basis().offeredLoadConnections()).isCloseTo(20, within(0.001));
        assertThat(advice.advisedSize()).isBetween(21, 40);
    }

    @Test
    void moreThanTheLargestDemandIsNeverAdvised() {
        PoolWindow bursts = new PoolWindow(Duration.ofSeconds(10), 1_000, 0, 50e6, 1, 500, 5, 12, 0, 0);

        assertThat(advise(64, times(30, bursts)).advisedSize()).isEqualTo(12);
    }

    @Test
    void anOutageIsNoLoad() {
        List<PoolWindow> windows = new ArrayList<>(times(10, calm(200, 5)));
        int before = advise(64, windows).advisedSize();
        windows.addAll(times(20, window(0, 2_000, Double.NaN, 0, 200, 3_000)));

        assertThat(advise(64, windows).advisedSize()).isEqualTo(before);
        assertThat(advise(64, windows).acquisitions()).isEqualTo(20_000);
    }

    @Test
    void aSizeThatHoldsTheTargetAsMeasuredIsEnoughWhateverTheModelSays() {
        assertThat(advise(4, times(30, window(2_000, 0, 50, 3.5, 9, 19.9))).advisedSize())
                .isEqualTo(4);
        assertThat(advise(4, times(30, window(2_000, 0, 50, 3.5, 9, 20.1))).advisedSize())
                .isGreaterThan(4);
    }

    @Test
    void waitsWhileConnectionsCouldHaveBeenOpenedAreNoReasonForALargerPool() {
        Advice advice = advise(10, times(30, window(2_000, 0, 5, 1, 6, 45)));

        assertThat(advice.advisedSize()).isLessThanOrEqualTo(6);
        assertThat(advice.why()).contains("waited 45.0 ms although the pool could have opened more", "min-idle");
    }

    @Test
    void whatCouldNotBeMeasuredCountsAsForIndependentCallersAndExponentialTimes() {
        PoolWindow unknown =
                new PoolWindow(Duration.ofSeconds(10), 500, 0, Double.NaN, Double.NaN, Double.NaN, 2.5, 12, 0, 0);

        assertThat(advise(64, times(30, unknown)).advisedSize())
                .isEqualTo(advise(64, times(30, window(500, 0, 50, 2.5, 12, 0))).advisedSize());
    }

    @Test
    void theServersLimitIsNamedWhereItAllowsLess() {
        ServerLimits server = new ServerLimits(100, 3, 0, false, false, -1, -1, 0, 0, null);
        PoolState pool = Facts.pool(20);
        Advice enough = ADVISOR.advise(pool, times(30, calm(500, 50)), server);
        Advice scarce = ADVISOR.advise(Facts.pool(200), times(30, calm(2_000, 50)), server);

        assertThat(enough.serverAllows()).isEqualTo(48);
        assertThat(enough.why()).doesNotContain("allows");
        assertThat(scarce.advisedSize()).isEqualTo(109);
        assertThat(scarce.why()).contains("the server allows only 48 for each of 2 replicas");
    }

    private static Advice advise(int size, List<PoolWindow> windows) {
        return ADVISOR.advise(Facts.pool(size), windows, null);
    }
}
