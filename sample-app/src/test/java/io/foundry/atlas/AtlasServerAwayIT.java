package io.foundry.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Atlas under load while its database, in a container, goes away and comes back. */
@DockerRequired
class AtlasServerAwayIT {

    private static final int THREADS = 4;

    /** So many that some were not used of late: HikariCP checks these before it gives them out. */
    private static final int IDLE = 5 * THREADS;

    private static final Duration ACQUIRE = Duration.ofSeconds(3);

    private static final Duration VALIDATION = Duration.ofSeconds(2);

    /**
     * A statement that runs when the server is paused is ended by this alone. The migrations, which it would end too,
     * have a connection of their own.
     */
    private static final Duration SOCKET = Duration.ofSeconds(3);

    /** For HTTP, and a machine that does much else. */
    private static final Duration LITTLE = Duration.ofSeconds(1);

    /**
     * While the server is away, a request waits for a connection, whose last check may begin just before the acquire
     * timeout, or for the answer to a statement; never for one after the other, because the first to fail ends it.
     */
    private static final Duration BOUND = ACQUIRE.plus(VALIDATION).plus(LITTLE);

    /** Longer than the bound: a request that waits for the server's return is seen. */
    private static final Duration AWAY = BOUND.plusSeconds(2);

    private static final Duration RECOVERY = Duration.ofSeconds(5);

    private static final Duration ACTUATOR = Duration.ofSeconds(2);

    private static final Duration SOON = Duration.ofSeconds(10);

    private static final AtomicInteger QUESTIONS = new AtomicInteger();

    @TempDir
    private static Path temporary;

    private static PostgresContainer server;
    private static AtlasProcess atlas;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresContainer.start();
        atlas = AtlasProcess.on(
                        temporary.resolve("postgres"),
                        "--spring.datasource.url=" + server.url(),
                        "--spring.datasource.username=" + PostgresContainer.USER,
                        "--spring.datasource.password=" + PostgresContainer.PASSWORD,
                        "--spring.flyway.url=" + server.url(),
                        "--spring.flyway.user=" + PostgresContainer.USER,
                        "--spring.flyway.password=" + PostgresContainer.PASSWORD,
                        "--foundry.pool.min-idle=" + IDLE,
                        "--foundry.pool.acquire-timeout=" + ACQUIRE.toSeconds() + "s",
                        "--spring.datasource.hikari.validation-timeout=" + VALIDATION.toMillis(),
                        "--foundry.pool.driver.socket-timeout=" + SOCKET.toSeconds() + "s")
                .awaitReady();
    }

    @AfterEach
    void bringBack() throws Exception {
        server.ensureRunning();
    }

    @AfterAll
    static void end() {
        if (atlas != null) {
            atlas.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aServerThatIsPausedIsWaitedForNoLongerThanTheTimeouts() throws Exception {
        away("paused", server::pause, server::unpause);
    }

    @Test
    void aServerThatIsKilledIsFoundAgain() throws Exception {
        away("killed", server::kill, server::startAgain);
    }

    private static void away(String what, Runnable leave, Runnable comeBack) throws Exception {
        try (RequestsGoingOn questions = RequestsGoingOn.start(atlas, THREADS, AtlasServerAwayIT::question);
                RequestsGoingOn health = RequestsGoingOn.start(atlas, 1, () -> "/actuator/health")) {
            questions.awaitGood(System.nanoTime(), RECOVERY);
            Thread.sleep(1_000);
            leave.run();
            long gone = System.nanoTime();
            Duration actuator = longestOfActuator(gone);
            long returning = System.nanoTime();
            comeBack.run();
            long back = server.awaitAccepting();
            report(what, "longest answer of the actuator", actuator);
            report(what, "until the server accepts", Duration.ofNanos(back - returning));
            report(what, "first good answer after that", questions.awaitGood(back, RECOVERY));
            report(what, "first good health after that", health.awaitGood(back, RECOVERY));
            Thread.sleep(RECOVERY.plusSeconds(1).toMillis());
            for (RequestsGoingOn requests : List.of(questions, health)) {
                requests.stop(SOON);
                report(what, requests + ", longest", requests.longest());
                assertThat(requests.longest()).isLessThanOrEqualTo(BOUND);
                assertThat(requests.unanswered()).isEmpty();
                assertThat(requests.answers(
                                answer -> answer.good() && answer.startNanos() > gone && answer.endNanos() < returning))
                        .as("good answers without a server")
                        .isEmpty();
                assertThat(requests.answers(answer -> answer.startNanos() > back + RECOVERY.toNanos()))
                        .isNotEmpty()
                        .allMatch(RequestsGoingOn.Answer::good);
                assertRefusedWithoutSecrets(requests.answers(answer -> !answer.good()));
            }
            assertReadable(questions.answers(answer -> !answer.good()));
            assertThat(actuator).isLessThan(ACTUATOR);
            assertNothingLeft();
        } catch (AssertionError problem) {
            System.out.println(atlas.output());
            throw problem;
        }
    }

    /** What no cache answers, in one statement or, far out in the Pacific, in several. */
    private static String question() {
        int number = QUESTIONS.getAndIncrement();
        return switch (number % 3) {
            case 0 -> "/api/cities/2950159";
            case 1 -> "/api/cities/search?q=koln&limit=1";
            default -> "/api/cities/nearest?lat=" + (-30 + number * 1e-5) + "&lon=-110&limit=3";
        };
    }

    /** Asks, while the server is away, what must not need it. */
    private static Duration longestOfActuator(long gone) throws Exception {
        Duration longest = Duration.ZERO;
        while (System.nanoTime() - gone < AWAY.toNanos()) {
            for (String path : List.of("foundry", "foundry/pool", "health/liveness")) {
                long start = System.nanoTime();
                String body = atlas.json("/actuator/" + path).toString();
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                longest = took.compareTo(longest) > 0 ? took : longest;
                assertThat(body).doesNotContain(PostgresContainer.PASSWORD);
            }
            Thread.sleep(100);
        }
        return longest;
    }

    private static void assertRefusedWithoutSecrets(List<RequestsGoingOn.Answer> refused) {
        assertThat(refused).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.response().statusCode()).isEqualTo(503);
            assertThat(answer.response().body())
                    .doesNotContain(PostgresContainer.PASSWORD, PostgresContainer.USER, "jdbc:", "SELECT", "Exception")
                    .doesNotContain("localhost", Integer.toString(server.port()));
        });
        assertThat(atlas.output()).doesNotContain(PostgresContainer.PASSWORD);
    }

    private static void assertReadable(List<RequestsGoingOn.Answer> refused) {
        assertThat(refused).allSatisfy(answer -> {
            assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.response().headers().firstValue("Retry-After")).hasValue("5");
            assertThat(answer.response().body()).contains("The database does not answer. Try again in 5 seconds.");
        });
    }

    private static void assertNothingLeft() throws Exception {
        long end = System.nanoTime() + SOON.toNanos();
        while ((!idle(pool()) || server.sessionsOf("atlas") > open()) && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        assertThat(idle(pool())).as(pool().toString()).isTrue();
        assertThat(server.sessionsOf("atlas")).isPositive().isLessThanOrEqualTo(open());
        assertThat(atlas.json("/actuator/health").get("status").asString()).isEqualTo("UP");
    }

    private static boolean idle(JsonNode pool) {
        return pool.get("active").asInt() == 0 && pool.get("waiting").asInt() == 0;
    }

    private static int open() throws Exception {
        return pool().get("open").asInt();
    }

    private static JsonNode pool() throws Exception {
        return atlas.json("/actuator/foundry")
                .get("features")
                .get("pool")
                .get("dataSources")
                .get("dataSource");
    }

    /** For whoever wants to know more than that the bound was kept. */
    private static void report(String what, String figure, Duration took) {
        System.out.println("Server " + what + ": " + figure + " " + took.toMillis() + " ms");
    }
}
