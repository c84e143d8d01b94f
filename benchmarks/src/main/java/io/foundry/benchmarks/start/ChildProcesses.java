package io.foundry.benchmarks.start;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The processes that were started, so that none outlives this one, whatever ends it. Its owner closes it; it closes
 * itself with the JVM. Threads may share it.
 */
final class ChildProcesses implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 10;

    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    private volatile boolean closed;

    private ChildProcesses() {}

    /** Makes one that ends with the JVM. */
    static ChildProcesses untilExit() {
        ChildProcesses processes = new ChildProcesses();
        Runtime.getRuntime().addShutdownHook(new Thread(processes::close, "child-processes"));
        return processes;
    }

    Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        running.add(process);
        if (closed) {
            kill(process);
            throw new IOException("Interrupted");
        }
        return process;
    }

    /** Asks a process to end, and makes it end if it does not within 10 s. */
    void end(Process process) throws InterruptedException {
        try {
            process.destroy();
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            kill(process);
            running.remove(process);
        }
    }

    private static void kill(Process process) {
        // A JVM that writes an AOT cache has another one do so.
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(ChildProcesses::kill);
    }
}
