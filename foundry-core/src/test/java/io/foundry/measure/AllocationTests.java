package io.foundry.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Bytes for one operation, on the real counter and without one; the time is simulated. */
class AllocationTests {

    private final SimulatedMachine machine = new SimulatedMachine(1, 0);

    private final MeasureLock lock = new MeasureLock();

    @Test
    void reportsWhatAnOperationAllocatesAndNothingOfTheProbe() {
        // A byte array has a header of 16 bytes, and sizes are multiples of 8.
        Gain gain = compare(
                Operation.returningObject("array", () -> used(new byte[1_000])),
                Operation.returningObject("none", () -> used("x")));

        assertThat(gain.baseline().allocatedBytes()).isCloseTo(1_016, within(1.0));
        assertThat(gain.foundry().allocatedBytes()).isCloseTo(0, within(1.0));
    }

    @Test
    void reportsBytesForAUnitOfWork() {
        Operation ten =
                Operation.returningObject("ten", () -> used(new byte[1_000])).unitsPerCall(10);

        assertThat(compare(ten, ten).baseline().allocatedBytes()).isCloseTo(101.6, within(0.1));
    }

    @Test
    void neitherBoxesNorAllocatesForAnyKindOfResult() {
        Operation ofLong = Operation.returningLong("long", () -> {
            machine.work(1_000);
            return machine.nanos();
        });
        Operation ofNothing = Operation.returningNothing("nothing", () -> machine.work(1_000));

        assertThat(compare(ofLong, ofLong).foundry().allocatedBytes()).isCloseTo(0, within(1.0));
        assertThat(compare(ofNothing, ofNothing).foundry().allocatedBytes()).isCloseTo(0, within(1.0));
    }

    @Test
    void keepsObjectsThatOnlyTheProbeSees() {
        // Escape analysis would remove the array if the loop did not look at it.
        Operation escaping = Operation.returningObject("escaping", () -> used(new long[2]));

        assertThat(compare(escaping, escaping).foundry().allocatedBytes()).isCloseTo(32, within(1.0));
    }

    @Test
    void saysUnknownAndNotZeroWithoutACounter() throws Exception {
        Side side = new Side(Operation.returningLong("a", () -> 1), Ticker.SYSTEM, AllocationMeter.NONE);
        side.runBlock();
        PairLog log = new PairLog();
        log.add(side, side);
        Operation operation = Operation.returningLong("a", () -> 1);

        Gain gain = new Subject("f", "w", operation, operation)
                .gain(new Comparison.Findings(log, 0, new RatioEstimate(1, 0.9, 1.1, 0), null), Instant.EPOCH);

        assertThat(gain.baseline().allocatedBytes()).isNull();
        assertThat(gain.foundry().allocatedBytes()).isNull();
        assertThat(gain.baseline().value()).isNotNull();
    }

    private Object used(Object result) {
        machine.work(1_000);
        return result;
    }

    private Gain compare(Operation baseline, Operation foundry) {
        return Probe.builder()
                .budget(Duration.ofMillis(100))
                .ticker(machine)
                .jit(JitClock.NONE)
                .lock(lock)
                .build()
                .compare("allocation", "allocate", baseline, foundry);
    }
}
