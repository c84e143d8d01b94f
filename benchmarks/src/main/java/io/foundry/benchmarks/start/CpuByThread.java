package io.foundry.benchmarks.start;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a process' threads have used of the processors so far, as Linux counts it, in hundredths of a second. It says
 * what a start waits for: where all processors are busy, moving work to another thread gains nothing.
 */
final class CpuByThread {

    private static final CpuByThread UNKNOWN = new CpuByThread(Map.of());

    private static final double TICKS_A_SECOND = 100;

    /** Fields of {@code /proc/<pid>/task/<tid>/stat}, counted after the thread's name; see proc(5). */
    private static final int USER_TICKS = 11;

    private static final int SYSTEM_TICKS = 12;

    /** Whose threads. */
    enum Group {
        STARTING("starting thread"),
        C2("C2"),
        C1("C1"),
        COLLECTOR("garbage collector"),
        REQUESTS("requests"),
        FOUNDRY("Foundry's"),
        /** Others that live, and all that have ended. */
        OTHER("others");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        private static Group of(String thread) {
            // The launcher's threads, one of which runs main, keep the name of the command
            if (thread.equals("java")) {
                return STARTING;
            }
            if (thread.startsWith("C2 Compiler")) {
                return C2;
            }
            if (thread.startsWith("C1 Compiler")) {
                return C1;
            }
            // The JVM's own thread does the collecting of the serial collector
            if (thread.startsWith("GC Thread")
                    || thread.startsWith("G1 ")
                    || thread.startsWith("ZWorker")
                    || thread.equals("VM Thread")) {
                return COLLECTOR;
            }
            if (thread.startsWith("http-nio-")) {
                return REQUESTS;
            }
            return thread.startsWith("foundry-") ? FOUNDRY : OTHER;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    private final Map<Group, Double> seconds;

    private CpuByThread(Map<Group, Double> seconds) {
        this.seconds = seconds;
    }

    /** Returns what is known where a system does not tell. */
    static CpuByThread unknown() {
        return UNKNOWN;
    }

    /**
     * Makes one of what each group is known to have used.
     *
     * @param seconds by group; what is missing has used nothing
     */
    static CpuByThread of(Map<Group, Double> seconds) {
        Map<Group, Double> all = new EnumMap<>(Group.class);
        for (Group group : Group.values()) {
            all.put(group, seconds.getOrDefault(group, 0.0));
        }
        return new CpuByThread(Collections.unmodifiableMap(all));
    }

    /**
     * Reads it.
     *
     * @param pid of a process that lives
     * @param cpuSeconds of the whole process at this moment, so that threads that have ended count too
     */
    static CpuByThread read(long pid, double cpuSeconds) {
        Path tasks = Path.of("/proc", Long.toString(pid), "task");
        if (!Files.isDirectory(tasks)) {
            return UNKNOWN;
        }
        Map<Group, Double> living = new EnumMap<>(Group.class);
        double sum = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                String stat = stat(thread);
                int nameEnd = stat.lastIndexOf(')');
                if (nameEnd < 0) {
                    continue;
                }
                String[] fields = stat.substring(nameEnd + 2).split(" ", -1);
                double used =
                        (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) / TICKS_A_SECOND;
                living.merge(Group.of(stat.substring(stat.indexOf('(') + 1, nameEnd)), used, Double::sum);
                sum += used;
            }
        } catch (IOException | DirectoryIteratorException ended) {
            return UNKNOWN;
        }
        // Ticks of threads are rounded one by one
        living.merge(Group.OTHER, Math.max(0, cpuSeconds - sum), Double::sum);
        return of(living);
    }

    /** The line of a thread; empty where it has ended meanwhile. */
    private static String stat(Path thread) {
        try {
            return Files.readString(thread.resolve("stat"));
        } catch (IOException ended) {
            return "";
        }
    }

    boolean isKnown() {
        return !seconds.isEmpty();
    }

    /** Returns the CPU seconds of a group, NaN where the system does not tell. */
    double seconds(Group group) {
        return seconds.getOrDefault(group, Double.NaN);
    }
}
