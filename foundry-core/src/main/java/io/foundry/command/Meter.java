package io.foundry.command;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one dispatcher. One thread writes, any may read; a write is a plain add, with no lock and no atomic
 * instruction, because nobody else writes.
 */
final class Meter {

    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    private static final VarHandle ROWS = MethodHandles.arrayElementVarHandle(long[][].class);

    private final long[] runs;

    private final long[] failures;

    /** By command, made at its first run; empty where durations are not measured. */
    private final long[] @Nullable [] latencies;

    Meter(int commands, boolean measuring) {
        this.runs = new long[commands];
        this.failures = new long[commands];
        this.latencies = new long[measuring ? commands : 0][];
    }

    boolean isMeasuring() {
        return latencies.length > 0;
    }

    void ran(int command) {
        add(runs, command, 1);
    }

    void failed(int command) {
        add(failures, command, 1);
    }

    void took(int command, long nanos) {
        long[] row = latencies[command];
        if (row == null) {
            row = LatencyHistogram.newCounts();
            ROWS.setRelease(latencies, command, row);
        }
        add(row, LatencyHistogram.bucket(nanos), 1);
    }

    /** Adds these figures of one command to others that nobody else writes. */
    void addTo(Meter sum, int command) {
        add(sum.runs, command, read(runs, command));
        add(sum.failures, command, read(failures, command));
        long[] row = latencies.length == 0 ? null : (long[]) ROWS.getAcquire(latencies, command);
        if (row != null) {
            long[] into = sum.latencies[command];
            if (into == null) {
                into = LatencyHistogram.newCounts();
                sum.latencies[command] = into;
            }
            for (int i = 0; i < row.length; i++) {
                into[i] += read(row, i);
            }
        }
    }

    CommandStatistics statistics(int command, String name) {
        long[] row = latencies.length == 0 ? null : latencies[command];
        return new CommandStatistics(
                name,
                runs[command],
                failures[command],
                new LatencyHistogram(row == null ? LatencyHistogram.newCounts() : row));
    }

    private static void add(long[] counts, int index, long more) {
        LONGS.setOpaque(counts, index, counts[index] + more);
    }

    private static long read(long[] counts, int index) {
        return (long) LONGS.getOpaque(counts, index);
    }
}
