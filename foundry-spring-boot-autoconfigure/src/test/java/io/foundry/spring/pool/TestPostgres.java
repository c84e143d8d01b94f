package io.foundry.spring.pool;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A real PostgreSQL server of the tests' own, that can also be killed, paused and started again on the same port and
 * data.
 */
public final class TestPostgres implements AutoCloseable {

    private static final class Shared {
        static final TestPostgres SERVER = start(Map.of());
    }

    private final Path data;
    private final EmbeddedPostgres server;
    private final List<String> command;
    private boolean startedAgain;

    private TestPostgres(Path data, EmbeddedPostgres server) throws IOException {
        this.data = data;
        this.server = server;
        this.command = command(processes().get(0).info());
    }

    /** How the server was started; not as root, which PostgreSQL refuses. */
    private static List<String> command(ProcessHandle.Info process) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(process.command().orElseThrow());
        command.addAll(List.of(process.arguments().orElseThrow()));
        return command;
    }

    /** A server for all tests of this JVM that do it no harm; up to 100 connections. */
    public static TestPostgres shared() {
        return Shared.SERVER;
    }

    /** A server of one's own, for instance with {@code max_connections} of 10. Ends with the JVM at the latest. */
    public static TestPostgres start(Map<String, String> settings) {
        try {
            Path data = Files.createTempDirectory("foundry-test-postgres").resolve("data");
            return new TestPostgres(data, launch(data, settings));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static EmbeddedPostgres launch(Path data, Map<String, String> settings) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setLocaleConfig("locale", "C")
                .setServerConfig("max_connections", "100")
                .setServerConfig("listen_addresses", "localhost")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log(data)));
        settings.forEach(builder::setServerConfig);
        return builder.start();
    }

    private static File log(Path data) {
        return data.resolveSibling("server.log").toFile();
    }

    public String url() {
        return "jdbc:postgresql://localhost:" + port() + "/postgres";
    }

    public int port() {
        return server.getPort();
    }

    public String username() {
        return "postgres";
    }

    /** A connection that no pool knows of. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), username(), "postgres");
    }

    /** Ends the server and all its backends without a word, as a machine that loses power does. */
    public void kill() throws IOException {
        List<ProcessHandle> processes = processes();
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit().join());
    }

    /** Stops it from answering; connections stay open. */
    public void pause() throws IOException {
        signal("-STOP", processes());
    }

    public void resume() throws IOException {
        signal("-CONT", processes());
    }

    /** Ends it as its administrator does: sessions are told, none is waited for. */
    public void shutDown() throws IOException {
        ProcessHandle main = processes().get(0);
        signal("-INT", List.of(main));
        main.onExit().join();
    }

    /** Starts it again after {@link #kill} or {@link #shutDown}, where it was; it answers when it has read its log. */
    public void restart() throws IOException {
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(data)))
                .start();
        startedAgain = true;
    }

    /** Whatever was done to it: it takes connections afterwards. */
    public void ensureRunning() throws IOException, InterruptedException {
        if (isRunning()) {
            resume();
        } else {
            restart();
        }
        awaitAccepting();
    }

    private boolean isRunning() {
        try {
            return !processes().isEmpty();
        } catch (IOException | IllegalStateException away) {
            return false;
        }
    }

    /**
     * Waits until it takes connections.
     *
     * @return when it did, as of System.nanoTime()
     */
    public long awaitAccepting() throws InterruptedException {
        while (true) {
            try {
                connect().close();
                return System.nanoTime();
            } catch (SQLException notYet) {
                Thread.sleep(20);
            }
        }
    }

    private static void signal(String signal, List<ProcessHandle> processes) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        try {
            new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The server's main process first, so that it starts no further ones. */
    private List<ProcessHandle> processes() throws IOException {
        long main = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        ProcessHandle server = ProcessHandle.of(main)
                .orElseThrow(() -> new IllegalStateException("The server (process " + main + ") does not run"));
        List<ProcessHandle> all = new ArrayList<>(List.of(server));
        server.descendants().forEach(all::add);
        return all;
    }

    @Override
    public void close() throws IOException {
        if (startedAgain) {
            // The library does not know of that one
            kill();
        } else {
            server.close();
        }
    }
}
