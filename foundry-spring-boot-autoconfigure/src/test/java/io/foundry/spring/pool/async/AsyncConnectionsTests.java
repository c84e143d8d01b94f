package io.foundry.spring.pool.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foundry.spring.pool.advisor.Platform;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;

/** Requests one at a time: what they give, in which order, and how they fail. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("try") // of connections that are only held
class AsyncConnectionsTests {

    private final TestPool pool = new TestPool(1);

    private final AsyncConnections connections = new AsyncConnections(pool, 1, TestPool.TIMEOUT);

    @AfterEach
    void close() {
        connections.close();
        pool.close();
    }

    @Test
    void aConnectionComesAndIsTheReceiversToClose() throws Exception {
        try (Connection connection = connections.acquire().get()) {
            assertThat(connection.isValid(1)).isTrue();
            assertThat(pool.active()).isEqualTo(1);
        }
        assertThat(pool.active()).isZero();
        assertThat(connections.unclaimed()).isZero();
    }

    @Test
    void workGetsAConnectionThatIsClosedBeforeItsFutureCompletes() throws Exception {
        CompletableFuture<Integer> activeAfterwards =
                connections.call(connection -> pool.active()).thenApply(during -> during * 10 + pool.active());

        assertThat(activeAfterwards.get()).isEqualTo(10);
    }

    @Test
    void workMayTakeLongerThanTheTimeoutOfItsConnection() throws Exception {
        CompletableFuture<String> future = connections.call(
                connection -> {
                    uninterrupted(1_000);
                    return "done";
                },
                Duration.ofMillis(500));

        assertThat(future.get()).isEqualTo("done");
        assertThat(connections.timedOut()).isZero();
    }

    private static void uninterrupted(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    @Test
    void workThatThrowsFailsItsFutureAndGivesTheConnectionBack() {
        for (Throwable thrown :
                List.of(new SQLException("a"), new IllegalStateException("b"), new StackOverflowError())) {
            CompletableFuture<Object> future = connections.call(connection -> {
                throw exception(thrown);
            });
            assertThatThrownBy(future::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isSameAs(thrown);
            assertThat(pool.active()).isZero();
        }
    }

    @Test
    void requestsAreServedInTheOrderOfTheirArrival() throws Exception {
        Queue<Integer> served = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<?>> futures = new ArrayList<>();
        try (Connection held = pool.getConnection()) {
            for (int i = 0; i < 50; i++) {
                int number = i;
                futures.add(connections.call(connection -> served.add(number)));
            }
        }
        CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0])).get();
        assertThat(new ArrayList<>(served)).isSorted().hasSize(50);
    }

    @Test
    void noMoreThreadsThanTheLimitWaitForThePool() throws Exception {
        try (Connection held = pool.getConnection();
                AsyncConnections three = new AsyncConnections(pool, 3, TestPool.TIMEOUT)) {
            for (int i = 0; i < 100; i++) {
                three.call(Connection::isClosed);
            }
            TestPool.await("three threads wait", () -> waitingForThePool() == 3);
            assertThat(three.borrowing()).isEqualTo(3);
            assertThat(three.waiting()).isEqualTo(100);
        }
    }

    private int waitingForThePool() {
        return pool.pool.getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    @Test
    void aTimeoutSaysHowLongItWaitedBehindHowManyAndHowThePoolStands() throws Exception {
        try (Connection held = pool.getConnection()) {
            connections.acquire();
            TestPool.await("a thread waits", () -> waitingForThePool() == 1);
            CompletableFuture<Connection> late = connections.acquire(Duration.ofMillis(30));

            assertThatThrownBy(late::get)
                    .cause()
                    .isInstanceOf(SQLTransientConnectionException.class)
                    .hasMessageMatching("No connection after \\d{2,} ms; 1 request was waiting before this one when it"
                            + " came \\(the pool has 1 active and 0 idle connections, 1 threads wait for one\\)");
            assertThat(connections.timedOut()).isEqualTo(1);
            assertThat(connections.waiting()).isEqualTo(1);
        }
    }

    @Test
    void aTimeoutOfThePoolItselfIsTheCause() throws Exception {
        Duration timeout = Duration.ofMillis(250);
        try (TestPool impatient = new TestPool(1, timeout);
                AsyncConnections few = new AsyncConnections(impatient, 1, timeout);
                Connection held = impatient.getConnection()) {
            assertThatThrownBy(few.acquire()::get)
                    .cause()
                    .isInstanceOf(SQLTransientConnectionException.class)
                    .hasMessageStartingWith("No connection after ")
                    .hasStackTraceContaining("Connection is not available, request timed out");
        }
    }

    @Test
    void aRequestWithMoreTimeThanThePoolGivesAsksItAgain() throws Exception {
        Duration timeout = Duration.ofMillis(250);
        try (TestPool impatient = new TestPool(1, timeout);
                AsyncConnections few = new AsyncConnections(impatient, 1, timeout)) {
            Connection held = impatient.getConnection();
            CompletableFuture<Boolean> patient = few.call(Connection::isClosed, TestPool.TIMEOUT);
            Thread.sleep(600);
            held.close();
            assertThat(patient.get()).isFalse();
        }
    }

    @Test
    void aRequestIsNotFailedByAnAttemptThatBeganBeforeIt() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch fail = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        AsyncConnections once = new AsyncConnections(
                dataSource(() -> {
                    if (attempts.incrementAndGet() == 1) {
                        asked.countDown();
                        fail.await();
                        throw new SQLException("of old");
                    }
                    return pool.getConnection();
                }),
                1,
                TestPool.TIMEOUT);
        CompletableFuture<Connection> first = once.acquire();
        asked.await();
        first.cancel(false);
        CompletableFuture<Boolean> second = once.call(Connection::isClosed);
        fail.countDown();

        assertThat(second.get()).isFalse();
        once.close();
    }

    @Test
    void whateverTheDataSourceThrowsFailsTheRequest() {
        for (Throwable thrown :
                List.of(new SQLException("a"), new IllegalStateException("b"), new NoClassDefFoundError("c"))) {
            AsyncConnections broken = new AsyncConnections(
                    dataSource(() -> {
                        throw exception(thrown);
                    }),
                    2,
                    TestPool.TIMEOUT);
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(broken.acquire()::get).cause().isSameAs(thrown);
            }
            assertThat(broken.borrowing()).isZero();
            broken.close();
        }
    }

    @Test
    void aDataSourceThatReturnsNullFailsTheRequest() {
        AsyncConnections broken = new AsyncConnections(dataSource(() -> null), 2, TestPool.TIMEOUT);
        assertThatThrownBy(broken.acquire()::get).hasMessageContaining("returned null");
        broken.close();
    }

    @Test
    void aClosedDataSourceFailsTheRequest() {
        pool.pool.close();
        assertThatThrownBy(connections.acquire()::get).cause().hasMessageContaining("has been closed");
        assertThatThrownBy(connections.call(Connection::isClosed)::get).cause().hasMessageContaining("has been closed");
    }

    @Test
    void aDataSourceThatIsClosedWhileRequestsWaitFailsThem() throws Exception {
        Duration timeout = Duration.ofMillis(500);
        try (TestPool closing = new TestPool(1, timeout);
                AsyncConnections some = new AsyncConnections(closing, 1, timeout)) {
            Connection held = closing.getConnection();
            CompletableFuture<Connection> first = some.acquire();
            CompletableFuture<Connection> second = some.acquire();
            closing.pool.close();
            assertThatThrownBy(first::get).cause().isInstanceOf(SQLException.class);
            assertThatThrownBy(second::get).cause().isInstanceOf(SQLException.class);
            held.close();
        }
    }

    @Test
    void anExecutorThatRejectsFailsTheRequest() {
        Executor rejecting = task -> {
            throw new RejectedExecutionException("full");
        };
        AsyncConnections none = new AsyncConnections(pool, 1, TestPool.TIMEOUT, rejecting);
        assertThatThrownBy(none.acquire()::get)
                .cause()
                .isInstanceOf(SQLTransientConnectionException.class)
                .hasMessage("No thread could be started to fetch a connection")
                .hasCauseInstanceOf(RejectedExecutionException.class);
        assertThat(none.borrowing()).isZero();
        assertThat(none.waiting()).isZero();
    }

    @Test
    void closingFailsThoseThatWaitAndThoseThatCome() throws Exception {
        Connection held = pool.getConnection();
        List<CompletableFuture<Connection>> pending = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            pending.add(connections.acquire());
        }
        TestPool.await("a thread waits", () -> waitingForThePool() == 1);
        connections.close();
        pending.add(connections.acquire());

        for (CompletableFuture<Connection> future : pending) {
            assertThatThrownBy(() -> future.get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(SQLNonTransientConnectionException.class)
                    .hasMessageContaining("closed");
        }
        held.close();
        TestPool.await("what came too late is closed", () -> connections.unclaimed() == 1);
        pool.awaitAllReturned();
    }

    @Test
    void aStageThatThrowsDoesNotHoldUpOthers() throws Exception {
        for (int i = 0; i < 5; i++) {
            CompletableFuture<Object> throwing = connections.acquire().thenApply(connection -> {
                try (connection) {
                    throw new IllegalStateException("stage");
                } catch (SQLException impossible) {
                    throw new AssertionError(impossible);
                }
            });
            assertThatThrownBy(throwing::get).hasMessageContaining("stage");
        }
        assertThat(connections.call(Connection::isClosed).get()).isFalse();
        pool.awaitAllReturned();
    }

    @Test
    void aStageMayWaitForAnotherConnection() throws Exception {
        CompletableFuture<Boolean> nested = connections
                .call(Connection::isClosed)
                .thenApply(first -> connections.call(Connection::isClosed).join());
        assertThat(nested.get()).isFalse();
    }

    @Test
    void aLazyProxyIsTakenOff() throws Exception {
        AsyncConnections overLazy = new AsyncConnections(new LazyConnectionDataSourceProxy(pool), 1, TestPool.TIMEOUT);
        try (Connection connection = overLazy.acquire().get()) {
            assertThat(pool.active()).isEqualTo(1);
        }
        overLazy.close();
    }

    @Test
    void workersAreVirtualWhereTheyMayWaitAndDaemonsElsewhere() throws Exception {
        Thread worker = connections.call(connection -> Thread.currentThread()).get();
        assertThat(worker.getName()).startsWith("foundry-async-");
        assertThat(worker.isDaemon()).isTrue();
        assertThat(worker.getClass().getSimpleName())
                .isEqualTo(Platform.current(true).virtualThreadsMayWait() ? "VirtualThread" : "Thread");
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> new AsyncConnections(pool, 0, TestPool.TIMEOUT))
                .hasMessage("limit is 0, must be at least 1");
        assertThatThrownBy(() -> connections.acquire(Duration.ZERO)).hasMessage("timeout is PT0S, must be above zero");
        assertThat(connections.acquire(Duration.ofSeconds(Long.MAX_VALUE)).thenAccept(TestPool::closed))
                .succeedsWithin(TestPool.TIMEOUT);
    }

    private static Exception exception(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (Exception) thrown;
    }

    private static AbstractDataSource dataSource(ConnectionSource source) {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                try {
                    return source.get();
                } catch (SQLException | RuntimeException failure) {
                    throw failure;
                } catch (Exception unexpected) {
                    throw new AssertionError(unexpected);
                }
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
    }

    private interface ConnectionSource {
        Connection get() throws Exception;
    }
}
