package io.foundry.measure;

/**
 * One alternative while it is being compared: how many calls make a block, and what the last block took.
 *
 * <p>Owned by one comparison; not thread-safe. {@link #runBlock} allocates nothing.
 */
final class Side {

    private static final int MOST_CALLS = 1 << 24;

    private final Operation operation;
    private final Ticker ticker;
    private final AllocationMeter meter;

    private int calls = 1;
    private int lastCalls = 1;
    private long totalCalls;
    private double previousCallNanos = Double.MAX_VALUE;
    private long lastNanos;
    private long lastBytes;
    private long leastCallNanos = Long.MAX_VALUE;

    Side(Operation operation, Ticker ticker, AllocationMeter meter) {
        this.operation = operation;
        this.ticker = ticker;
        this.meter = meter;
    }

    String name() {
        return operation.name();
    }

    void runBlock() throws Exception {
        previousCallNanos = lastNanos == 0 ? Double.MAX_VALUE : (double) lastNanos / lastCalls;
        lastCalls = calls;
        totalCalls += calls;
        long bytes = meter.bytes();
        long start = ticker.nanos();
        operation.call(calls);
        long nanos = ticker.nanos() - start;
        lastBytes = bytes < 0 ? AllocationMeter.UNKNOWN : meter.bytes() - bytes;
        // A coarse clock may not have moved; nothing takes no time.
        lastNanos = Math.max(1, nanos);
        leastCallNanos = Math.min(leastCallNanos, lastNanos / lastCalls);
    }

    long totalCalls() {
        return totalCalls;
    }

    /** All calls, the next block's included. */
    long callsWithNextBlock() {
        return totalCalls + calls;
    }

    /** Brings the next block nearer to a duration. Changes nothing within a factor of two, so that blocks stay alike. */
    void aimAt(long blockNanos) {
        if (lastNanos * 2 < blockNanos) {
            double wanted = (double) blockNanos / lastNanos * lastCalls;
            // One lucky block must not make the next one last for ever.
            calls = (int) Math.min(Math.min(wanted, 8.0 * lastCalls), MOST_CALLS);
        } else if (lastNanos > blockNanos * 2 && lastCalls > 1) {
            calls = Math.max(1, lastCalls / 2);
        }
    }

    /** What the next block will take, if calls cost what they did in the better of the last two. */
    long expectedNanos() {
        return (long) (Math.min(previousCallNanos, (double) lastNanos / lastCalls) * calls);
    }

    /** What the next block takes if each call costs what the cheapest did; hiccups do not count. */
    long leastNanos() {
        return leastCallNanos * calls;
    }

    /** By how much the last block was longer than the calls themselves explain: a pause, or other work. */
    long lastStallNanos() {
        return lastNanos - leastCallNanos * lastCalls;
    }

    double lastNanosPerUnit() {
        return (double) lastNanos / lastCalls / operation.unitsPerCall();
    }

    double lastBytesPerUnit() {
        return lastBytes < 0 ? Double.NaN : (double) lastBytes / lastCalls / operation.unitsPerCall();
    }
}
