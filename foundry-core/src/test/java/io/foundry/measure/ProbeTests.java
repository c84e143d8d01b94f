package io.foundry.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTests {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final double MILLI = 1e6;

    private final SimulatedMachine machine = new SimulatedMachine(1, 0);
    private final MeasureLock lock = new MeasureLock();

    @Test
    void tellsWhatWasComparedAndWhen() {
        Gain gain = compare(300, work("slow", 4_000), work("fast", 1_000));

        assertThat(gain.feature()).isEqualTo("container");
        assertThat(gain.workload()).isEqualTo("resolve by name");
        assertThat(gain.unit()).isEqualTo("ns/op");
        assertThat(gain.baseline().name()).isEqualTo("slow");
        assertThat(gain.baseline().value()).isCloseTo(4_000, within(1.0));
        assertThat(gain.foundry().name()).isEqualTo("fast");
        assertThat(gain.foundry().value()).isCloseTo(1_000, within(1.0));
        assertThat(gain.ratio()).isCloseTo(0.25, within(0.001));
        assertThat(gain.confidence()).hasSize(2);
        assertThat(gain.samples()).isGreaterThan(100);
        assertThat(gain.verdict()).isEqualTo(Verdict.GAIN);
        assertThat(gain.measuredAt()).isEqualTo(NOW);
        assertThat(gain.reason()).isNull();
    }

    @Test
    void callsADifferenceWithinTheLayoutAllowanceNoMeasurableGain() {
        assertThat(compare(300, work("a", 1_000), work("b", 940)).verdict()).isEqualTo(Verdict.NO_MEASURABLE_GAIN);
        assertThat(compare(300, work("a", 1_000), work("b", 900)).verdict()).isEqualTo(Verdict.GAIN);
        assertThat(compare(300, work("a", 1_000), work("b", 1_060)).verdict()).isEqualTo(Verdict.NO_MEASURABLE_GAIN);
        assertThat(compare(300, work("a", 1_000), work("b", 1_100)).verdict()).isEqualTo(Verdict.REGRESSION);
    }

    @Test
    void countsUnitsRatherThanCalls() {
        Gain gain = compare(300, work("one", 1_000), work("hundred", 50_000).unitsPerCall(100));

        assertThat(gain.foundry().value()).isCloseTo(500, within(1.0));
        assertThat(gain.ratio()).isCloseTo(0.5, within(0.001));
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 150, 300, 5_000})
    void usesTheBudgetAndKeepsIt(int millis) {
        long start = machine.nanos();

        compare(millis, work("a", 7_000), work("b", 5_000));

        assertThat((machine.nanos() - start) / MILLI).isBetween(0.9 * millis, 1.0 * millis);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 3, 6})
    void measuresSlowOperationsWithinTheBudget(double millis) {
        long start = machine.nanos();

        Gain gain = compare(300, work("a", 1.5 * millis * MILLI), work("b", millis * MILLI));

        assertThat(gain.ratio()).isCloseTo(1 / 1.5, within(0.001));
        assertThat(gain.samples()).isGreaterThanOrEqualTo(RatioEstimate.LEAST_PAIRS);
        assertThat(machine.nanos() - start).isLessThanOrEqualTo((long) (300 * MILLI));
    }

    @Test
    void saysWhichBudgetWouldDoWhereOperationsAreTooSlow() {
        long start = machine.nanos();

        Gain gain = compare(300, work("a", 50 * MILLI), work("b", 50 * MILLI));

        assertNotMeasured(gain);
        assertThat(gain.reason()).contains("100 ms together").contains("allow at least 2400 ms");
        assertThat((machine.nanos() - start) / MILLI).isLessThanOrEqualTo(300);
        assertThat(compare(2_400, work("a", 50 * MILLI), work("b", 50 * MILLI)).verdict())
                .isEqualTo(Verdict.NO_MEASURABLE_GAIN);
    }

    @Test
    void saysSoWhereOneCallIsLongerThanTheBudget() {
        List<String> called = new ArrayList<>();

        Gain gain = compare(
                300,
                Operation.returningNothing("endless", () -> machine.work(400 * MILLI)),
                Operation.returningNothing("other", () -> called.add("other")));

        assertNotMeasured(gain);
        assertThat(gain.reason()).contains("'endless'").contains("300 ms");
        assertThat(called).isEmpty();
    }

    @Test
    void namesTheClassOfAnExceptionAndNotItsMessage() {
        Gain gain = compare(300, work("fine", 1_000), Operation.returningLong("broken", () -> {
            throw new IllegalStateException("password=hunter2");
        }));

        assertNotMeasured(gain);
        assertThat(gain.reason()).isEqualTo("'broken' threw java.lang.IllegalStateException");
        assertThat(gain.toString()).doesNotContain("hunter2");
    }

    @Test
    void letsErrorsOfTheMachinePassAndIsFreeAfterwards() {
        Operation broken = Operation.returningLong("broken", () -> {
            throw new OutOfMemoryError("simulated");
        });

        assertThatThrownBy(() -> compare(300, broken, broken)).isInstanceOf(OutOfMemoryError.class);
        assertThat(compare(300, work("a", 1_000), work("b", 1_000)).verdict()).isEqualTo(Verdict.NO_MEASURABLE_GAIN);
    }

    @Test
    void refusesSidesThatDifferentLoopsWouldDrive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> compare(300, work("long", 1), Operation.returningObject("object", () -> "x")))
                .withMessageContaining("'long'")
                .withMessageContaining("same factory");
        assertThat(compare(300, work("a", 1_000), work("b", 1_000)).verdict()).isEqualTo(Verdict.NO_MEASURABLE_GAIN);
    }

    @Test
    void refusesBudgetsThatCannotWork() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Probe.builder().budget(Duration.ofMillis(19)))
                .withMessageContaining("PT0.019S")
                .withMessageContaining("PT0.02S");
        assertThatIllegalArgumentException().isThrownBy(() -> Probe.builder().budget(Duration.ofDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> work("a", 1).unitsPerCall(0));
        assertThatIllegalArgumentException().isThrownBy(() -> work(" ", 1));
    }

    private static void assertNotMeasured(Gain gain) {
        assertThat(gain.verdict()).isEqualTo(Verdict.NOT_MEASURED);
        assertThat(gain.ratio()).isNull();
        assertThat(gain.confidence()).isNull();
        assertThat(gain.samples()).isNull();
        assertThat(gain.baseline().value()).isNull();
        assertThat(gain.baseline().allocatedBytes()).isNull();
        assertThat(gain.foundry().value()).isNull();
        assertThat(gain.foundry().allocatedBytes()).isNull();
        assertThat(gain.reason()).isNotBlank();
    }

    private Operation work(String name, double nanos) {
        return Operation.returningLong(name, new SimulatedWork(machine, nanos, 0));
    }

    @Test
    void aBaselineThatCostsOthersSomethingIsCalledSoOftenAtMostAndMeasuredAllTheSame() {
        for (int most : new int[] {60, 200, 1_000}) {
            AtomicInteger calls = new AtomicInteger();
            SimulatedWork slow = new SimulatedWork(machine, 5 * MILLI, 0);
            Gain gain = probe(60_000)
                    .mostCalls(most)
                    .build()
                    .compare(
                            "pool",
                            "connect",
                            Operation.returningLong("cold", () -> {
                                calls.incrementAndGet();
                                return slow.run();
                            }),
                            work("pooled", 20_000));

            assertThat(calls).hasValueLessThanOrEqualTo(most).hasValueGreaterThan(most * 9 / 10);
            assertThat(gain.verdict()).isEqualTo(Verdict.GAIN);
            assertThat(gain.samples()).isGreaterThan(most / 5);
        }
    }

    @Test
    void tooFewCallsAreNotEnoughForAnAnswer() {
        Gain gain = probe(60_000)
                .mostCalls(10)
                .build()
                .compare("pool", "connect", work("cold", 5 * MILLI), work("pooled", 20_000));
        assertThat(gain.verdict()).isEqualTo(Verdict.NOT_MEASURED);
        assertThat(gain.reason()).startsWith("'cold' may be called 10 times, too few for");
    }

    private Gain compare(int budgetMillis, Operation baseline, Operation foundry) {
        return probe(budgetMillis).build().compare("container", "resolve by name", baseline, foundry);
    }

    private Probe.Builder probe(int budgetMillis) {
        return Probe.builder()
                .budget(Duration.ofMillis(budgetMillis))
                .seed(1)
                .ticker(machine)
                .clock(InstantSource.fixed(NOW))
                .jit(JitClock.NONE)
                .lock(lock);
    }
}
