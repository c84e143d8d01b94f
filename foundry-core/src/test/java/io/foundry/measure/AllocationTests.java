package io.foundry.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Bytes for one operation, on the real counter and without one. */
class AllocationTests {

    private final MeasureLock lock = new MeasureLock();

    @Test
    void reportsWhatAnOperationAllocatesAndNothingOfTheProbe() {
        // A byte array has a header of 16 bytes, and sizes are multiples of 8.
        Gain gain = compare(
                Operation.returningObject("array", () -> new byte[1_000]),
                Operation.returningObject("none", () -> "x"));

        assertThat(gain.baseline().allocatedBytes()).isCloseTo(1_016, within(1.0));
        assertThat(gain.foundry().allocatedBytes()).isCloseTo(0, within(1.0));
    }

    @Test
    void reportsBytesForAUnitOfWork() {
        Operation ten = Operation.returningObject("ten", () -> new byte[1_000]).unitsPerCall(10);

        assertThat(compare(ten, ten).baseline().allocatedBytes()).isCloseTo(101.6, within(0.1));
    }

    @Test
    void neitherBoxesNorAllocatesForAnyKindOfResult() {
        long[] state = {1_000_000};
        Operation ofLong = Operation.returningLong("long", () -> state[0]++);
        Operation ofNothing = Operation.returningNothing("nothing", () -> state[0]++);

        assertThat(compare(ofLong, ofLong).foundry().allocatedBytes()).isCloseTo(0, within(1.0));
        assertThat(compare(ofNothing, ofNothing).foundry().allocatedBytes()).isCloseTo(0, within(1.0));
    }

    @Test
    void keepsObjectsThatOnlyTheProbeSees() {
        // Escape analysis would remove the array if the loop did not look at it.
        Operation escaping = Operation.returningObject("escaping", () -> new long[2]);

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
                .gain(
                        new Comparison.Findings(log, 0, new RatioEstimate(1, 0.9, 1.1, 0), null),
                        java.time.Instant.EPOCH);

        assertThat(gain.baseline().allocatedBytes()).isNull();
        assertThat(gain.foundry().allocatedBytes()).isNull();
        assertThat(gain.baseline().value()).isNotNull();
    }

    private Gain compare(Operation baseline, Operation foundry) {
        return Probe.builder()
                .budget(Duration.ofMillis(100))
                .lock(lock)
                .build()
                .compare("allocation", "allocate", baseline, foundry);
    }
}
