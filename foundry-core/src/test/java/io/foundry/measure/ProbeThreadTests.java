package io.foundry.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One measurement at a time, interrupts, and calls that do not return. Real time, never asserted. */
@Timeout(60)
class ProbeThreadTests {

    private static final Operation QUICK = Operation.returningLong("quick", System::nanoTime);

    private final MeasureLock lock = new MeasureLock();

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void turnsASecondCallerAwayAtOnceAndNamesWhatRuns() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread first = new Thread(() -> probe(20).compare("first", "wait", waiting(running, end), QUICK_VOID));
        first.start();
        running.await();

        assertThatThrownBy(() -> probe(20).compare("second", "wait", QUICK, QUICK))
                .isInstanceOfSatisfying(
                        MeasurementBusyException.class,
                        busy -> assertThat(busy.running()).isEqualTo("first, wait"))
                .hasMessageContaining("first, wait");

        end.countDown();
        first.join();
        assertThat(probe(20).compare("third", "wait", QUICK, QUICK).feature()).isEqualTo("third");
    }

    @Test
    void turnsAnOperationAwayThatMeasuresItself() {
        Operation nested = Operation.returningObject("nested", () -> probe(20).compare("b", "c", QUICK, QUICK));

        assertThat(probe(20).compare("a", "b", nested, nested).reason())
                .isEqualTo("'nested' threw " + MeasurementBusyException.class.getName());
    }

    @Test
    void sharesOneLockAmongAllProbes() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Probe probe = Probe.builder().budget(Duration.ofMillis(20)).build();
        Thread first = new Thread(() -> probe.compare("first", "wait", waiting(running, end), QUICK_VOID));
        first.start();
        running.await();

        assertThatThrownBy(() -> Probe.builder().build().compare("second", "wait", QUICK, QUICK))
                .isInstanceOf(MeasurementBusyException.class);

        end.countDown();
        first.join();
    }

    @Test
    void endsWhenTheCallerIsInterruptedAndLeavesTheStatusSet() {
        Thread.currentThread().interrupt();

        Gain gain = probe(10_000).compare("a", "b", QUICK, QUICK);

        assertThat(gain.verdict()).isEqualTo(Verdict.NOT_MEASURED);
        assertThat(gain.reason()).isEqualTo("interrupted");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void endsWhenAnOperationIsInterrupted() {
        Operation sleeper = Operation.returningNothing("sleeper", () -> {
            Thread.currentThread().interrupt();
            Thread.sleep(60_000);
        });

        Gain gain = probe(10_000).compare("a", "b", sleeper, sleeper);

        assertThat(gain.reason()).isEqualTo("interrupted");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void runsOnTheCallersThreadUnlessToldOtherwise() {
        AtomicReference<Thread> seen = new AtomicReference<>();
        Operation tell = Operation.returningNothing("tell", () -> {
            seen.set(Thread.currentThread());
            throw new IllegalStateException("Seen enough");
        });

        probe(10_000).compare("a", "b", tell, tell);
        assertThat(seen).hasValue(Thread.currentThread());

        ownThread(10_000).compare("a", "b", tell, tell);
        assertThat(seen.get().getName()).isEqualTo("foundry-measure");
    }

    @Test
    void answersAlthoughACallDoesNotReturnAndStaysBusyUntilItDoes() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);

        Gain gain = ownThread(100).compare("a", "b", waiting(running, end), QUICK_VOID);

        assertThat(gain.verdict()).isEqualTo(Verdict.NOT_MEASURED);
        assertThat(gain.reason()).contains("did not return").contains("100 ms");
        assertThatThrownBy(() -> probe(20).compare("c", "d", QUICK, QUICK))
                .isInstanceOf(MeasurementBusyException.class);

        end.countDown();
        while (isBusy()) {
            Thread.sleep(1);
        }
    }

    @Test
    void passesAnInterruptOnToItsOwnThread() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Thread.currentThread().interrupt();

        Gain gain = ownThread(10_000).compare("a", "b", waiting(new CountDownLatch(1), never), QUICK_VOID);

        assertThat(gain.reason()).isEqualTo("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        while (isBusy()) {
            Thread.sleep(1);
        }
    }

    private static final Operation QUICK_VOID = Operation.returningNothing("quick", () -> {});

    private static Operation waiting(CountDownLatch running, CountDownLatch end) {
        return Operation.returningNothing("waiting", () -> {
            running.countDown();
            end.await();
        });
    }

    private boolean isBusy() {
        try {
            lock.acquire("nothing");
            lock.release();
            return false;
        } catch (MeasurementBusyException busy) {
            return true;
        }
    }

    private Probe probe(int budgetMillis) {
        return builder(budgetMillis).build();
    }

    private Probe ownThread(int budgetMillis) {
        return builder(budgetMillis).ownThread().build();
    }

    private Probe.Builder builder(int budgetMillis) {
        return Probe.builder().budget(Duration.ofMillis(budgetMillis)).lock(lock);
    }
}
