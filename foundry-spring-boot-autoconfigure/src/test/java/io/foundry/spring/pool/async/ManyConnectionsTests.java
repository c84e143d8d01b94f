package io.foundry.spring.pool.async;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.foundry.spring.pool.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand requests that are cancelled, time out and throw at random, over real pools. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ManyConnectionsTests {

    private static final int REQUESTS = 10_000;

    private static final int POOL_SIZE = 8;

    private final long seed = Long.getLong("seed", System.nanoTime());

    private final Random random = new Random(seed);

    @Test
    void allComeBackToAPoolOverH2FromPlatformThreads() throws Exception {
        storm("jdbc:h2:mem:storm", WorkerThreads.platform());
    }

    @Test
    void allComeBackToAPoolOverH2FromVirtualThreads() throws Exception {
        storm("jdbc:h2:mem:storm", virtual());
    }

    @Test
    void allComeBackToAPoolOverPostgresFromPlatformThreads() throws Exception {
        storm(TestPostgres.shared().url(), WorkerThreads.platform());
    }

    @Test
    void allComeBackToAPoolOverPostgresFromVirtualThreads() throws Exception {
        storm(TestPostgres.shared().url(), virtual());
    }

    private static Executor virtual() {
        int feature = Runtime.version().feature();
        if (feature < 21) {
            System.out.println("Not run: JDK " + feature + " has no virtual threads");
        }
        Assumptions.assumeTrue(feature >= 21, "no virtual threads before JDK 21");
        return WorkerThreads.virtual();
    }

    private void storm(String url, Executor executor) throws Exception {
        System.out.println("-Dseed=" + seed + " repeats the choices");
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(url.contains("postgres") ? "postgres" : "sa");
        config.setMaximumPoolSize(POOL_SIZE);
        config.setConnectionTimeout(1000);
        try (HikariDataSource pool = new HikariDataSource(config);
                AsyncConnections connections = new AsyncConnections(pool, POOL_SIZE, Duration.ofSeconds(1), executor)) {
            List<CompletableFuture<?>> futures = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                futures.add(request(connections));
                if (random.nextInt(4) == 0) {
                    futures.get(Math.max(0, i - random.nextInt(50))).cancel(false);
                }
                if (random.nextInt(20) == 0) {
                    Thread.sleep(1);
                }
            }
            int[] outcomes = new int[4];
            for (CompletableFuture<?> future : futures) {
                outcomes[outcome(future)]++;
            }
            TestPool.await(
                    "no connection is active",
                    () -> pool.getHikariPoolMXBean().getActiveConnections() == 0 && connections.borrowing() == 0);
            System.out.printf(
                    "%s: %d worked, %d cancelled, %d timed out, %d threw; %d connections came for nobody%n",
                    url.substring(0, 10), outcomes[0], outcomes[1], outcomes[2], outcomes[3], connections.unclaimed());
            assertThat(outcomes).as("each outcome").doesNotContain(0);
            assertThat(connections.waiting()).isZero();
            assertThat(pool.getHikariPoolMXBean().getThreadsAwaitingConnection())
                    .isZero();
            assertThat(connections.call(connection -> connection.isValid(1)).get(10, TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    private CompletableFuture<?> request(AsyncConnections connections) {
        Duration timeout =
                random.nextBoolean() ? Duration.ofSeconds(1) : Duration.ofNanos(1 + random.nextInt(20_000_000));
        boolean fails = random.nextInt(10) == 0;
        return switch (random.nextInt(4)) {
            case 0 -> connections.acquire(timeout).thenApply(connection -> work(connection, fails));
            case 1 ->
                connections
                        .acquire(timeout)
                        .thenApply(connection -> work(connection, fails))
                        .orTimeout(1 + random.nextInt(20), TimeUnit.MILLISECONDS);
            case 2 ->
                connections
                        .acquire(timeout)
                        .thenCompose(connection -> CompletableFuture.supplyAsync(() -> work(connection, fails)))
                        .thenRun(() -> {});
            default -> connections.call(connection -> work(connection, fails), timeout);
        };
    }

    private static int work(Connection connection, boolean fails) {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            if (fails) {
                throw new IllegalStateException("work");
            }
            return 1;
        } catch (SQLException failure) {
            // The connection of a chain that was cancelled during its delivery is taken away.
            throw new CompletionException(failure);
        }
    }

    private static int outcome(CompletableFuture<?> future) throws Exception {
        try {
            future.get(30, TimeUnit.SECONDS);
            return 0;
        } catch (CancellationException cancelled) {
            return 1;
        } catch (TimeoutException forEver) {
            throw new AssertionError("Waits for ever", forEver);
        } catch (Exception failed) {
            Throwable cause = failed.getCause();
            return cause instanceof SQLTransientConnectionException || cause instanceof TimeoutException ? 2 : 3;
        }
    }
}
