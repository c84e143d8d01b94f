package io.foundry.spring.pool.monitor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what a pool does, and cuts it into windows.
 *
 * <p>Counting is thread-safe, takes no lock and allocates nothing; {@link #tick} belongs to one thread at a time.
 */
final class PoolFigures {

    static final Duration WINDOW = Duration.ofSeconds(10);

    private static final long WINDOW_NANOS = WINDOW.toNanos();

    private static final long KEPT_NANOS = Duration.ofHours(1).toNanos();

    /*
     * A borrow and its return change as few counters as can be: each is a cache line that threads take from each other.
     * What can be computed from these when somebody looks is not counted.
     */

    private final TimeHistogram waits = new TimeHistogram();

    private final TimeHistogram usages = new TimeHistogram();

    /** Exact, because the connections in use are computed from it. */
    private final LongAdder usageNanos = new LongAdder();

    private final AtomicLong longestWait = new AtomicLong();

    private final LongAdder timeouts = new LongAdder();

    private final AtomicInteger peak = new AtomicInteger();

    private final Deque<Finished> windows = new ArrayDeque<>();

    private final ArrivalCounts arrivals;

    private PoolSums atStart;

    private volatile int peakBefore;

    private volatile int peakOfLastWindow;

    private volatile long longestWaitBefore;

    private record Finished(long endNanos, PoolWindow window) {}

    PoolFigures(long now, long intervalNanos) {
        this.arrivals = new ArrivalCounts(now, intervalNanos);
        this.atStart = sums(now, 0);
    }

    /** Counts a call for a connection that has ended, with or without one. */
    void waited(long nanos) {
        waits.add(nanos);
        if (nanos > longestWait.get()) {
            longestWait.accumulateAndGet(nanos, Math::max);
        }
    }

    /** Counts a call that ended without one; it has been counted as waiting before. */
    void timedOut() {
        timeouts.increment();
    }

    void returned(long heldNanos) {
        usages.add(heldNanos);
        usageNanos.add(heldNanos);
    }

    /** Takes note of the moment, and finishes the window when it is long enough. */
    void tick(long now, int active, int waiting, List<OpenBorrows.Held> open) {
        peak.accumulateAndGet(active + waiting, Math::max);
        arrivals.tick(now, TimeHistogram.total(waits.counts()), waiting);
        if (now - atStart.nanos >= WINDOW_NANOS) {
            finish(now, open);
        }
    }

    private void finish(long now, List<OpenBorrows.Held> open) {
        long openNanos = 0;
        for (OpenBorrows.Held held : open) {
            openNanos += Math.max(0, now - held.borrow().borrowedNanos);
        }
        PoolSums end = sums(now, openNanos);
        long longest = longestWait.getAndSet(0);
        int mostWanted = peak.getAndSet(0);
        peakOfLastWindow = mostWanted;
        peakBefore = Math.max(peakBefore, mostWanted);
        longestWaitBefore = Math.max(longestWaitBefore, longest);
        PoolWindow window = end.since(atStart, arrivals.variation(), mostWanted, longest);
        arrivals.clear();
        atStart = end;
        keep(now, window);
    }

    private synchronized void keep(long now, PoolWindow window) {
        if (window.acquires() > 0 || window.timeouts() > 0 || window.peakDemand() > 0) {
            windows.addLast(new Finished(now, window));
        }
        while (!windows.isEmpty() && now - windows.getFirst().endNanos() >= KEPT_NANOS) {
            windows.removeFirst();
        }
    }

    /** What is out counts with its age, so that the difference of two sums is what was in use between them. */
    private PoolSums sums(long now, long openNanos) {
        long returned = usageNanos.sum();
        return new PoolSums(now, waits.counts(), timeouts.sum(), usages.counts(), returned, returned + openNanos);
    }

    synchronized List<PoolWindow> windows() {
        List<PoolWindow> finished = new ArrayList<>(windows.size());
        windows.forEach(each -> finished.add(each.window()));
        return List.copyOf(finished);
    }

    /** The finished windows that ended after a time. */
    synchronized List<PoolWindow> windowsSince(long nanos) {
        List<PoolWindow> finished = new ArrayList<>();
        for (Finished each : windows) {
            if (each.endNanos() - nanos > 0) {
                finished.add(each.window());
            }
        }
        return List.copyOf(finished);
    }

    /** Most connections in use plus callers waiting, in the last finished window or since. */
    int recentPeak() {
        return Math.max(peak.get(), peakOfLastWindow);
    }

    PoolTotals totals() {
        return sums(0, 0).totals(Math.max(longestWaitBefore, longestWait.get()), Math.max(peakBefore, peak.get()));
    }
}
