package io.foundry.measure;

/** Durations for people. Stateless; no formatter, whose first use takes longer than some budgets. */
final class Durations {

    private static final long LONG_MILLIS_NANOS = 10_000_000;
    private static final long LONG_NANOS = 10_000_000_000L;

    private Durations() {}

    static String text(long nanos) {
        if (nanos >= LONG_NANOS) {
            return Math.round(nanos / 1e9) + " s";
        }
        return nanos >= LONG_MILLIS_NANOS ? Math.round(nanos / 1e6) + " ms" : Math.round(nanos / 1e4) / 100.0 + " ms";
    }
}
