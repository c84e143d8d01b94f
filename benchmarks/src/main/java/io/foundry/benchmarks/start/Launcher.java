package io.foundry.benchmarks.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Starts processes and takes their time. What they print goes to a file, which an error quotes. */
final class Launcher {

    private static final int QUOTED_LINES = 25;

    private static final double NANOS_A_SECOND = 1e9;

    private static final long NANOS_A_MILLI = 1_000_000;

    private final ChildProcesses processes;

    private final Path log;

    private final Duration limit;

    private final Duration after;

    private final int requests;

    /**
     * Makes a launcher.
     *
     * @param log where the processes' output goes, each one's in place of the last one's
     * @param limit of any wait
     * @param after how long an application goes on after its first answer
     * @param requests how many follow the first, in this time
     */
    Launcher(ChildProcesses processes, Path log, Duration limit, Duration after, int requests) {
        this.processes = processes;
        this.log = log;
        this.limit = limit;
        this.after = after;
        this.requests = requests;
    }

    /** Starts an application, takes the time of its first answer, lets it run a while, and ends it. */
    Sample measure(Launch launch) throws IOException, InterruptedException {
        int port = FirstAnswer.freePort();
        ProcessBuilder builder = builder(launch.command(port));
        long start = System.nanoTime();
        Process process = processes.start(builder);
        try {
            App app = launch.subject().app();
            long answered = FirstAnswer.await(process, port, app.path(), app.marker(), limit);
            double cpu = cpuSeconds(process);
            // Beside the requests: in a pause before them an application could do what it has put off
            CompletableFuture<CpuByThread> cpuByThread =
                    CompletableFuture.supplyAsync(() -> CpuByThread.read(process.pid(), cpu));
            FirstRequests first = FirstRequests.ask(port, app.paths(), requests, limit);
            long left = after.toNanos() - (System.nanoTime() - answered);
            Thread.sleep(Math.max(0, left / NANOS_A_MILLI));
            if (!process.isAlive()) {
                throw new IOException(
                        "The application ended by itself after its first answer, with status " + process.exitValue());
            }
            return new Sample((answered - start) / NANOS_A_SECOND, cpu, cpuSeconds(process), cpuByThread.join(), first);
        } catch (IOException failure) {
            throw quoting(launch, failure);
        } finally {
            processes.end(process);
        }
    }

    /** Starts an application, has it answer once, and asks it to end; waits until it has done so, with all it writes. */
    void answerAndEnd(Launch launch, String... more) throws IOException, InterruptedException {
        int port = FirstAnswer.freePort();
        Process process = processes.start(builder(launch.command(port, more)));
        try {
            App app = launch.subject().app();
            FirstAnswer.await(process, port, app.path(), app.marker(), limit);
            Thread.sleep(after.toMillis());
            process.destroy();
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("It did not end within " + limit.toSeconds() + " s");
            }
        } catch (IOException failure) {
            throw quoting(launch, failure);
        } finally {
            processes.end(process);
        }
    }

    /** Runs a process that ends by itself, with status 0. */
    void run(Launch launch, List<String> command) throws IOException, InterruptedException {
        Process process = processes.start(builder(command));
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("It did not end within " + limit.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException("It ended with status " + process.exitValue());
            }
        } catch (IOException failure) {
            throw quoting(launch, failure);
        } finally {
            processes.end(process);
        }
    }

    private ProcessBuilder builder(List<String> command) {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    }

    /** Of all its threads, those that have ended too, as the system counts it; on Linux in hundredths. */
    private static double cpuSeconds(Process process) throws IOException {
        return process.info()
                        .totalCpuDuration()
                        .orElseThrow(() -> new IOException("This system does not tell a process' CPU time"))
                        .toNanos()
                / NANOS_A_SECOND;
    }

    private IOException quoting(Launch launch, IOException failure) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size());
        return new IOException(
                launch.subject() + ": " + failure.getMessage() + ". Its last lines:\n  " + String.join("\n  ", last),
                failure);
    }
}
