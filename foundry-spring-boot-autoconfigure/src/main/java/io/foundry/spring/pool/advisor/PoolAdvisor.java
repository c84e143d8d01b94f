package io.foundry.spring.pool.advisor;

import io.foundry.spring.pool.monitor.PoolWindow;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says how large a pool should be, from what was measured of it. Immutable, thread-safe; keeps nothing between calls.
 *
 * <p>For each window it looks for the smallest size at which 99 of 100 callers wait less than the target. Of these it
 * takes the largest but for the windows on top that together hold no more than one in twenty callers, and but for the
 * topmost one unless that has more than twice as many callers as an average window. So a quiet hour does not hide a busy
 * minute, because callers count and not windows, and no single hiccup decides: a server that stands still for a moment
 * makes callers wait, not more of them. From fewer than six windows it takes the largest.
 */
public final class PoolAdvisor {

    /** The hundredth caller of a hundred is one caller; ten of them are the least to speak of. */
    static final long LEAST_ACQUISITIONS = 1_000;

    /** With fewer windows than this, none is left out. */
    static final int FEW_WINDOWS = 6;

    /** Share of the callers whose windows may need more. */
    static final double LEFT_OUT = 0.05;

    /** As many times the callers of an average window make a window of its own kind. */
    private static final double CROWDED = 2;

    private static final double NANOS_PER_MILLI = 1e6;

    private final AdvisorSettings settings;

    /**
     * Creates an advisor.
     *
     * @param settings what the advice has to be good for
     */
    public PoolAdvisor(AdvisorSettings settings) {
        this.settings = settings;
    }

    /**
     * Gives advice. Takes some milliseconds for pools of hundreds of connections.
     *
     * @param pool the pool's settings, the same as while the windows were measured
     * @param windows what was measured, in any order
     * @param server null where it was not asked
     * @return advice, or that there is too little to give any
     */
    public Advice advise(PoolState pool, List<PoolWindow> windows, @Nullable ServerLimits server) {
        double targetNanos = settings.waitTarget().toNanos();
        List<PoolWindow> counted = windows.stream()
                .filter(window -> WindowNeed.requests(window) > 0)
                .filter(window -> !WindowNeed.couldNotOpen(window, pool.maxSize()))
                .toList();
        long acquisitions = counted.stream().mapToLong(WindowNeed::requests).sum();
        double seconds = counted.stream()
                .mapToDouble(window -> window.length().toNanos() / 1e9)
                .sum();
        Integer allowed = server == null ? null : server.allowsEach(settings.replicas());
        double targetMillis = targetNanos / NANOS_PER_MILLI;
        if (acquisitions < LEAST_ACQUISITIONS) {
            String why = "not enough traffic seen yet: %d acquisitions, advice needs %d"
                    .formatted(acquisitions, LEAST_ACQUISITIONS);
            return new Advice(
                    Advice.Kind.NOT_ENOUGH_TRAFFIC,
                    null,
                    pool.maxSize(),
                    targetMillis,
                    allowed,
                    acquisitions,
                    seconds,
                    null,
                    why);
        }
        int peakDemand = counted.stream().mapToInt(WindowNeed::demand).max().orElse(1);
        List<WindowNeed> needs = counted.stream()
                .map(window -> WindowNeed.of(window, pool.maxSize(), targetNanos, peakDemand))
                .sorted(Comparator.comparingInt(WindowNeed::size).reversed())
                .toList();
        int first = leftOut(needs, acquisitions);
        WindowNeed deciding = needs.get(first);
        boolean full = needs.subList(first, needs.size()).stream().anyMatch(WindowNeed::full);
        int size = deciding.size();
        Advice.Basis basis = basis(deciding, pool.maxSize(), size);
        return new Advice(
                full ? Advice.Kind.AT_LEAST : Advice.Kind.SIZE,
                size,
                pool.maxSize(),
                targetMillis,
                allowed,
                acquisitions,
                seconds,
                basis,
                AdviceText.why(deciding, full, size, pool, settings, allowed));
    }

    /**
     * Counts the windows on top that do not decide.
     *
     * @param needs the largest first
     */
    private static int leftOut(List<WindowNeed> needs, long acquisitions) {
        if (needs.size() < FEW_WINDOWS) {
            return 0;
        }
        double callers = WindowNeed.requests(needs.get(0).window());
        if (callers > LEFT_OUT * acquisitions && callers > CROWDED * acquisitions / needs.size()) {
            return 0;
        }
        int count = 1;
        while ((callers += WindowNeed.requests(needs.get(count).window())) <= LEFT_OUT * acquisitions) {
            count++;
        }
        return count;
    }

    private static Advice.Basis basis(WindowNeed need, int current, int advised) {
        PoolWindow window = need.window();
        return new Advice.Basis(
                need.busy().offeredLoad(),
                WindowNeed.requests(window) / (window.length().toNanos() / 1e9),
                need.busy().meanHeldNanos() / NANOS_PER_MILLI,
                need.busy().heldVariation(),
                need.busy().arrivalVariation(),
                window.peakDemand(),
                window.timeouts(),
                window.waitP99Nanos() / NANOS_PER_MILLI,
                predicted(need, current),
                predicted(need, advised));
    }

    private static @Nullable Double predicted(WindowNeed need, int size) {
        double wait = need.waitP99Nanos(size);
        return need.full() || Double.isInfinite(wait) ? null : wait / NANOS_PER_MILLI;
    }
}
