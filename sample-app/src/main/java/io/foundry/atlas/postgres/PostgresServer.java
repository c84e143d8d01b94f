package io.foundry.atlas.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that lives as long as this object and keeps its data in a folder.
 *
 * <p>It listens on the loopback interface only, on a free port, and believes every user of this machine: good for
 * trying Atlas, not for data that matters. Thread-safe after it was started.
 */
final class PostgresServer implements AutoCloseable {

    static final String USER = "postgres";

    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);

    /** A server that was killed repairs its data first. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(30);

    private final ServerFolder folder;
    private final ServerProcesses processes;
    private final EmbeddedPostgres server;

    private PostgresServer(ServerFolder folder, ServerProcesses processes, EmbeddedPostgres server) {
        this.folder = folder;
        this.processes = processes;
        this.server = server;
    }

    /** Starts a server on what the folder keeps, or on a new database where it keeps nothing yet. */
    static PostgresServer start(Path directory) {
        ServerFolder folder = ServerFolder.hold(directory);
        ServerProcesses processes = new ServerProcesses(folder);
        try {
            processes.stopLeftOvers();
            folder.removeHalfMade();
            folder.turnLog();
            if (!folder.hasData()) {
                log.info("Making a PostgreSQL database in {} (once, takes some seconds)", folder.root());
                folder.beginMaking();
            }
            EmbeddedPostgres server = launch(folder);
            log.info(
                    "PostgreSQL {} runs on port {} and keeps its data in {};"
                            + " to use a server of your own, set spring.datasource.url",
                    Files.readString(folder.data().resolve("PG_VERSION")).strip(),
                    server.getPort(),
                    folder.root());
            return new PostgresServer(folder, processes, server);
        } catch (IOException | RuntimeException | ExceptionInInitializerError problem) {
            throw afterFailure(folder, processes, problem);
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    /** Stops the server and waits until it is gone. Its clients must have been closed before. */
    @Override
    public void close() {
        try (folder) {
            if (processes.running()) {
                server.close();
            }
            if (processes.awaitEnd()) {
                log.info("PostgreSQL has stopped");
            } else {
                log.warn("PostgreSQL does not stop; its log is {}", folder.log());
            }
        } catch (IOException problem) {
            log.warn("PostgreSQL may still run: {}", problem.toString());
        }
    }

    private static EmbeddedPostgres launch(ServerFolder folder) throws IOException {
        Path binaries = Files.createDirectories(folder.binaries());
        ProcessBuilder.Redirect serverLog =
                ProcessBuilder.Redirect.appendTo(folder.log().toFile());
        try {
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setPgBinaryResolver(PostgresServer::binaries)
                    .setDataDirectory(folder.data())
                    .setCleanDataDirectory(false)
                    .setDataDirectoryCustomizer(made -> endMaking(folder))
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_PATIENCE)
                    .setOutputRedirector(serverLog)
                    // The same database whatever the language of the machine that makes it
                    .setLocaleConfig("locale", "C")
                    // The library's defaults are for data that is thrown away
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("listen_addresses", "localhost")
                    .start();
        } finally {
            // The library lets everyone write there
            restrict(binaries.toFile());
        }
    }

    private static InputStream binaries(String system, String hardware) throws IOException {
        try {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, hardware);
        } catch (IllegalStateException none) {
            throw PostgresException.noPrograms(system, hardware, none);
        }
    }

    private static void restrict(File directory) {
        boolean restricted = directory.setWritable(false, false) && directory.setWritable(true, true);
        if (!restricted) {
            log.debug("The rights of {} could not be changed", directory);
        }
    }

    private static void endMaking(ServerFolder folder) {
        try {
            folder.endMaking();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static PostgresException afterFailure(ServerFolder folder, ServerProcesses processes, Throwable problem) {
        PostgresException failure = problem instanceof PostgresException known
                ? known
                : PostgresException.notStarted(folder.root(), folder.lastWords(), problem);
        try (folder) {
            processes.stopAll();
        } catch (IOException stopping) {
            failure.addSuppressed(stopping);
        }
        return failure;
    }
}
