package io.foundry.spring.pool.monitor;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Hears from one pool what happens to its connections, and tells it on.
 *
 * <p>Thread-safe, called by the threads that use the pool. A borrow allocates what {@link OpenBorrows} keeps of it, and a
 * text where its call site is noted; nothing else allocates.
 */
final class MonitoringTracker implements IMetricsTracker {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LongSupplier clock;

    private final OpenBorrows open;

    private final @Nullable PoolFigures figures;

    private final @Nullable CallSites sites;

    private final CaptureBudget budget;

    private final Runnable onClose;

    private volatile @Nullable IMetricsTracker delegate;

    private volatile boolean off;

    /** Who measures; what that thread does is no traffic. */
    private volatile @Nullable Thread measuring;

    MonitoringTracker(
            LongSupplier clock,
            OpenBorrows open,
            @Nullable PoolFigures figures,
            @Nullable CallSites sites,
            Runnable onClose) {
        this.clock = clock;
        this.open = open;
        this.figures = figures;
        this.sites = sites;
        this.budget = new CaptureBudget(clock.getAsLong());
        this.onClose = onClose;
    }

    void delegate(IMetricsTracker other) {
        delegate = other;
    }

    /** Hears nothing of a thread from now on, or of any again if it is null. */
    void ignore(@Nullable Thread thread) {
        measuring = thread;
    }

    private boolean hears(Thread thread) {
        return !off && thread != measuring;
    }

    /** From now on only the delegate hears. */
    void switchOff() {
        off = true;
        open.clear();
    }

    /** The pool calls this for callers that got no connection too, before it tells that they got none. */
    @Override
    public void recordConnectionAcquiredNanos(long waitedNanos) {
        Thread thread = Thread.currentThread();
        if (hears(thread)) {
            long now = clock.getAsLong();
            if (figures != null) {
                figures.waited(Math.max(0, waitedNanos));
            }
            CallSite site = sites != null && budget.allows(now) ? sites.here() : null;
            open.push(thread, new Borrow(now, site));
        }
        IMetricsTracker other = delegate;
        if (other != null) {
            other.recordConnectionAcquiredNanos(waitedNanos);
        }
    }

    @Override
    public void recordConnectionTimeout() {
        Thread thread = Thread.currentThread();
        if (hears(thread)) {
            open.popNewest(thread);
            if (figures != null) {
                figures.timedOut();
            }
        }
        IMetricsTracker other = delegate;
        if (other != null) {
            other.recordConnectionTimeout();
        }
    }

    @Override
    public void recordConnectionUsageMillis(long heldMillis) {
        Thread thread = Thread.currentThread();
        if (hears(thread)) {
            long now = clock.getAsLong();
            Borrow borrow = open.pop(thread, now, heldMillis);
            if (figures != null) {
                long held = borrow == null ? heldMillis * NANOS_PER_MILLI : now - borrow.borrowedNanos;
                figures.returned(Math.max(0, held));
            }
        }
        IMetricsTracker other = delegate;
        if (other != null) {
            other.recordConnectionUsageMillis(heldMillis);
        }
    }

    @Override
    public void recordConnectionCreatedMillis(long tookMillis) {
        IMetricsTracker other = delegate;
        if (other != null) {
            other.recordConnectionCreatedMillis(tookMillis);
        }
    }

    @Override
    public void close() {
        switchOff();
        onClose.run();
        IMetricsTracker other = delegate;
        if (other != null) {
            other.close();
        }
    }
}
