package io.foundry.atlas;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A JVM of its own with what it prints. Closing it kills it where it still runs. */
class JavaProcess implements AutoCloseable {

    private final Process process;
    private final StringBuffer output = new StringBuffer();
    private final Thread reader;

    /** @param arguments what follows the command 'java' and the arguments that the build asks for */
    JavaProcess(Path directory, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // These processes live for seconds, in which the optimising compiler costs more than it gives
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(buildArguments());
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        // What the developer's shell says to Spring Boot is not meant for this one
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("SERVER_"));
        try {
            process = builder.start();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        reader = new Thread(this::read, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    long pid() {
        return process.pid();
    }

    String output() {
        return output.toString();
    }

    /** Waits until it prints what matches. */
    Matcher await(Pattern pattern, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            boolean alive = process.isAlive();
            Matcher matcher = pattern.matcher(output);
            if (matcher.find()) {
                return matcher;
            }
            if (!alive || System.nanoTime() > end) {
                throw new AssertionError("The process " + (alive ? "runs" : "ended with " + process.exitValue())
                        + " and did not print '" + pattern + "'. It printed:\n" + output);
            }
            Thread.sleep(50);
        }
    }

    int awaitExit(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The process did not end. It printed:\n" + output);
        }
        reader.join();
        return process.exitValue();
    }

    /** Asks it to end, as SIGTERM does. Process.destroy() would close its output, and its last words were lost. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Ends it without its knowing, as SIGKILL does. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static List<String> buildArguments() {
        String arguments = System.getProperty("foundry.jvm.arguments", "").strip();
        return arguments.isEmpty() ? List.of() : Arrays.asList(arguments.split("\\s+"));
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            String line;
            while ((line = lines.readLine()) != null) {
                output.append(line).append('\n');
            }
        } catch (IOException ended) {
            // Some of the output is lost with a process that is killed
        }
    }
}
