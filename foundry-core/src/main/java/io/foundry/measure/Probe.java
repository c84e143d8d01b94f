package io.foundry.measure;

import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Compares two ways of doing the same work, inside the running application, within a time budget.
 *
 * <p>The probe owns nothing but its settings, and the operations stay their owners'. They run on the caller's thread, so
 * that what is bound to it (a transaction, a class loader, a security context) is there; {@link Builder#ownThread} has
 * them run on another.
 *
 * <p>Immutable and thread-safe, yet one comparison runs at a time, across all probes: a second caller gets a
 * {@link MeasurementBusyException} at once.
 *
 * <p>The budget is kept within 10 %, provided that a single call is shorter than that: a call cannot be taken back.
 * What calls that may block need is {@link Builder#ownThread}. Interrupting the caller ends a comparison early, as not
 * measured, and its interrupt status stays set.
 *
 * <p>What an operation throws ends the comparison as {@link Verdict#NOT_MEASURED}; the reason names the class of the
 * exception and not its message, which may hold secrets. Of errors, {@link VirtualMachineError}s other than a stack
 * overflow pass to the caller.
 */
public final class Probe {

    private final Duration budget;
    private final long mostCalls;
    private final @Nullable Long seed;
    private final boolean ownThread;
    private final Ticker ticker;
    private final InstantSource clock;
    private final @Nullable JitClock jit;
    private final MeasureLock lock;

    private Probe(Builder builder) {
        budget = builder.budget;
        mostCalls = builder.mostCalls;
        seed = builder.seed;
        ownThread = builder.ownThread;
        ticker = builder.ticker;
        clock = builder.clock;
        jit = builder.jit;
        lock = builder.lock;
    }

    /**
     * Starts from the defaults.
     *
     * @return a builder with a budget of one second
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Runs both operations in turn, and compares them.
     *
     * @param feature the feature that the workload belongs to
     * @param workload what both operations do, in words
     * @param baseline what the application would do without Foundry
     * @param foundry what Foundry does
     * @return figures and a verdict, or the reason why there are none
     * @throws MeasurementBusyException if another comparison runs
     * @throws IllegalArgumentException if the operations come from different factories of {@link Operation}
     */
    public Gain compare(String feature, String workload, Operation baseline, Operation foundry) {
        long startNanos = ticker.nanos();
        Subject subject = new Subject(feature, workload, baseline, foundry);
        lock.acquire(feature + ", " + workload);
        Attempt attempt = new Attempt(subject, started -> start(started, startNanos), clock, lock);
        return ownThread ? attempt.runOnOwnThread(budget) : attempt.run();
    }

    private Comparison start(Subject subject, long startNanos) {
        AllocationMeter meter = AllocationMeter.ofThisJvm();
        return new Comparison(
                new Side(subject.baseline(), ticker, meter),
                new Side(subject.foundry(), ticker, meter),
                ticker,
                jit == null ? JitClock.ofThisJvm() : jit,
                startNanos,
                budget.toNanos(),
                mostCalls,
                seed == null ? new SplittableRandom() : new SplittableRandom(seed));
    }

    /** Settings of a probe. Not thread-safe; may be used for several probes. */
    public static final class Builder {

        private static final Duration LEAST_BUDGET = Duration.ofMillis(20);
        private static final Duration MOST_BUDGET = Duration.ofHours(1);

        private Duration budget = Duration.ofSeconds(1);
        private long mostCalls = Long.MAX_VALUE;
        private @Nullable Long seed;
        private boolean ownThread;
        private Ticker ticker = Ticker.SYSTEM;
        private InstantSource clock = InstantSource.system();
        private @Nullable JitClock jit;
        private MeasureLock lock = MeasureLock.SHARED;

        private Builder() {}

        /**
         * How long a comparison may take, warm-up and statistics included. One second by default. With less than about
         * 200 ms the JIT compiler may not be done with code that is new.
         *
         * @param budget from 20 milliseconds to one hour
         * @return this
         */
        public Builder budget(Duration budget) {
            if (budget.compareTo(LEAST_BUDGET) < 0 || budget.compareTo(MOST_BUDGET) > 0) {
                throw new IllegalArgumentException(
                        "A budget of " + budget + " is out of range; give from " + LEAST_BUDGET + " to " + MOST_BUDGET);
            }
            this.budget = budget;
            return this;
        }

        /**
         * How often the baseline may be called, warm-up included; for what costs others something, such as connections
         * of a server. Not limited by default. The comparison ends when either this or the budget is used up.
         *
         * @param calls at least 1; with less than some 30 nothing can be said
         * @return this
         */
        public Builder mostCalls(long calls) {
            if (calls < 1) {
                throw new IllegalArgumentException("The baseline cannot be called " + calls + " times; give 1 or more");
            }
            this.mostCalls = calls;
            return this;
        }

        /**
         * Makes the order of the blocks and the resamples repeatable; times still differ from run to run.
         *
         * @param seed any number
         * @return this
         */
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * Runs the operations on a thread of the probe's own, so that the caller gets an answer in time even if a call
         * does not return. Such a call is left to end by itself, not interrupted, since an interrupt would close
         * channels that others use; until it ends, others are told that the probe is busy. An
         * interrupt of the caller is passed on to it.
         *
         * @return this
         */
        public Builder ownThread() {
            this.ownThread = true;
            return this;
        }

        Builder ticker(Ticker ticker) {
            this.ticker = ticker;
            return this;
        }

        Builder clock(InstantSource clock) {
            this.clock = clock;
            return this;
        }

        Builder jit(JitClock jit) {
            this.jit = jit;
            return this;
        }

        Builder lock(MeasureLock lock) {
            this.lock = lock;
            return this;
        }

        /**
         * Makes the probe.
         *
         * @return a probe with the settings of now
         */
        public Probe build() {
            return new Probe(this);
        }
    }
}
