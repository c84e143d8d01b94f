package io.foundry.measure;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Carries one comparison through, whatever becomes of it, and gives the lock back. Used once.
 */
final class Attempt {

    /** Of the budget; the rest of the 10 % that callers are promised is for waking them up. */
    private static final double PATIENCE = 1.05;

    private final Subject subject;
    private final Function<Subject, Comparison> starter;
    private final InstantSource clock;
    private final MeasureLock lock;

    private volatile boolean cancelled;
    private volatile @Nullable Comparison comparison;

    /**
     * Takes over the lock.
     *
     * @param lock held by the caller; released when the operations will not be called any more
     */
    Attempt(Subject subject, Function<Subject, Comparison> starter, InstantSource clock, MeasureLock lock) {
        this.subject = subject;
        this.starter = starter;
        this.clock = clock;
        this.lock = lock;
    }

    Gain run() {
        try {
            return measure();
        } finally {
            lock.release();
        }
    }

    private Gain measure() {
        Comparison started = starter.apply(subject);
        comparison = started;
        if (cancelled) {
            return notMeasured("interrupted");
        }
        try {
            subject.baseline().prime();
            return subject.gain(started.run(), clock.instant());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return notMeasured("interrupted");
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            return notMeasured("'" + started.running().name() + "' threw "
                    + failure.getClass().getName());
        }
    }

    Gain runOnOwnThread(Duration budget) {
        FutureTask<Gain> task = new FutureTask<>(this::run);
        Thread thread = new Thread(task, "foundry-measure");
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError noThread) {
            lock.release();
            throw noThread;
        }
        try {
            return task.get((long) (budget.toNanos() * PATIENCE), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            cancel();
            return notMeasured("a call did not return within the budget of " + Durations.text(budget.toNanos()));
        } catch (InterruptedException interrupted) {
            cancel();
            // As it would be on the caller's own thread.
            thread.interrupt();
            Thread.currentThread().interrupt();
            return notMeasured("interrupted");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("The measurement failed", failure.getCause());
        }
    }

    private void cancel() {
        cancelled = true;
        Comparison started = comparison;
        if (started != null) {
            started.cancel();
        }
    }

    private Gain notMeasured(String reason) {
        return subject.notMeasured(reason, clock.instant());
    }
}
