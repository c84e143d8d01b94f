package io.foundry.atlas.postgres;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes that run programs out of a folder's {@code binaries}. Nobody else has a reason to run those, so
 * whatever runs there while the folder is held is a server of Atlas, or what a killed Atlas left behind.
 */
final class ServerProcesses {

    private static final Logger log = LoggerFactory.getLogger(ServerProcesses.class);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ServerFolder folder;

    ServerProcesses(ServerFolder folder) {
        this.folder = folder;
    }

    /** Whether the server that the data is marked with runs. */
    boolean running() throws IOException {
        return server() != null;
    }

    /**
     * Ends what an earlier Atlas left behind. A server that still runs is asked to stop in an orderly way; it is not
     * taken over, because its settings and its binaries may be those of another version.
     */
    void stopLeftOvers() throws IOException {
        Long mark = folder.markedServer();
        if (mark == null && !folder.halfMade()) {
            return;
        }
        ProcessHandle server = server();
        if (server != null) {
            log.info("Stopping the PostgreSQL that an earlier Atlas left running (process {})", server.pid());
            stop(server);
        }
        killAll();
        if (mark != null && !known(mark)) {
            folder.removeServerMark();
        }
    }

    /** Ends everything that runs out of the folder, in an orderly way where there is one. */
    void stopAll() throws IOException {
        ProcessHandle server = server();
        if (server != null) {
            stop(server);
        }
        killAll();
    }

    /** Waits until the server is gone. */
    boolean awaitEnd() throws IOException {
        ProcessHandle server = server();
        return server == null || await(server);
    }

    private void stop(ProcessHandle server) throws IOException {
        Path program = program(server);
        if (program != null) {
            List<String> command = new ArrayList<>();
            if (LinuxUtils.isUnshareAvailable()) {
                // PostgreSQL's programs refuse to run as root, also for stopping
                command.addAll(List.of("unshare", "-U"));
            }
            String suffix = program.getFileName().toString().endsWith(".exe") ? ".exe" : "";
            command.add(program.resolveSibling("pg_ctl" + suffix).toString());
            command.addAll(List.of("stop", "-D", folder.data().toString(), "-m", "fast", "-w"));
            command.addAll(List.of("-t", Long.toString(PATIENCE.toSeconds())));
            Process stopping = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
                    .start();
            stopping.onExit().join();
        }
        if (!await(server)) {
            log.warn("PostgreSQL (process {}) did not stop in {}", server.pid(), PATIENCE);
        }
    }

    /** What is left runs without a server, or is an initdb whose data nobody will use. */
    private void killAll() {
        List<ProcessHandle> left =
                ProcessHandle.allProcesses().filter(this::ours).toList();
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(this::await);
    }

    private @Nullable ProcessHandle server() throws IOException {
        Long mark = folder.markedServer();
        return mark == null ? null : ProcessHandle.of(mark).filter(this::ours).orElse(null);
    }

    private boolean ours(ProcessHandle process) {
        Path program = program(process);
        return program != null && program.startsWith(folder.binaries()) && process.isAlive();
    }

    /** Whether there is such a process and the operating system keeps from us what it runs. */
    private static boolean known(long number) {
        return ProcessHandle.of(number)
                .filter(process -> program(process) == null)
                .isPresent();
    }

    private static @Nullable Path program(ProcessHandle process) {
        return process.info().command().map(Path::of).orElse(null);
    }

    /**
     * Waits until the process no longer runs its program. That it is gone would be too much to wait for: where nobody
     * asks after an orphan's end, as in a container without an init process, it stays listed for ever.
     */
    private boolean await(ProcessHandle process) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (ours(process)) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
