package io.foundry.atlas;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container that may be paused and killed, and is found at the same port when it comes back. */
final class PostgresContainer implements AutoCloseable {

    static final String USER = "us3r-of-atlas";

    static final String PASSWORD = "s3cret-of-atlas";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PostgreSQLContainer container;
    private final DockerClient docker = DockerClientFactory.lazyClient();
    private final int port;

    private PostgresContainer(PostgreSQLContainer container, int port) {
        this.container = container;
        this.port = port;
    }

    static PostgresContainer start() {
        int port = freePort();
        PostgreSQLContainer container = new PostgreSQLContainer(AtlasContainerIT.IMAGE)
                .withUsername(USER)
                .withPassword(PASSWORD);
        // With a port that Docker chooses, it chooses another one at each start
        container.setPortBindings(List.of(port + ":" + PostgreSQLContainer.POSTGRESQL_PORT));
        container.start();
        return new PostgresContainer(container, port);
    }

    /** Below the ports of outgoing connections, one of which could take it while the server is away. */
    private static int freePort() {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (ServerSocket free =
                    new ServerSocket(ThreadLocalRandom.current().nextInt(20_000, 30_000))) {
                return free.getLocalPort();
            } catch (IOException taken) {
                // Another one then
            }
        }
        throw new IllegalStateException("No port from 20000 to 29999 is free");
    }

    int port() {
        return port;
    }

    String url() {
        return container.getJdbcUrl();
    }

    void pause() {
        docker.pauseContainerCmd(container.getContainerId()).exec();
    }

    void unpause() {
        docker.unpauseContainerCmd(container.getContainerId()).exec();
    }

    void kill() {
        docker.killContainerCmd(container.getContainerId()).exec();
    }

    void startAgain() {
        docker.startContainerCmd(container.getContainerId()).exec();
    }

    /** Brings back what a test that failed half-way has left. */
    void ensureRunning() throws InterruptedException {
        ContainerState state =
                docker.inspectContainerCmd(container.getContainerId()).exec().getState();
        if (Boolean.TRUE.equals(state.getPaused())) {
            unpause();
        } else if (!Boolean.TRUE.equals(state.getRunning())) {
            startAgain();
        }
        awaitAccepting();
    }

    /** Waits until it answers a statement. @return the moment */
    long awaitAccepting() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                sessionsOf("nobody");
                return System.nanoTime();
            } catch (SQLException notYet) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("The server did not come back", notYet);
                }
                Thread.sleep(10);
            }
        }
    }

    /** Counts the sessions of an application. */
    int sessionsOf(String application) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), USER, PASSWORD);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "SELECT count(*) FROM pg_stat_activity WHERE application_name = '" + application + "'")) {
            count.next();
            return count.getInt(1);
        }
    }

    @Override
    public void close() {
        container.stop();
    }
}
