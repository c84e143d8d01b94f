package io.foundry.spring.pool.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each way in which a connection could get lost between the pool and its receiver. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@SuppressWarnings("try") // of connections that are only held
class LostConnectionsTests {

    private final TestPool pool = new TestPool(1);

    private final AsyncConnections connections = new AsyncConnections(pool, 1, TestPool.TIMEOUT);

    @AfterEach
    void close() {
        connections.close();
        pool.close();
    }

    @Test
    void cancelledWhileWaiting() throws Exception {
        Connection held = pool.getConnection();
        CompletableFuture<Connection> future = connections.acquire();
        TestPool.await("a thread waits", () -> pool.pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);

        assertThat(future.cancel(false)).isTrue();
        assertThat(connections.waiting()).isZero();
        held.close();
        assertGivenBack(future);
    }

    @Test
    void cancelledWhileArriving() throws Exception {
        pool.stopArrivals();
        CompletableFuture<Connection> future = connections.acquire();
        pool.awaitArrival();
        future.cancel(false);
        pool.letThrough();
        assertGivenBack(future);
    }

    @Test
    void timedOutWhileArriving() throws Exception {
        pool.stopArrivals();
        CompletableFuture<Connection> future = connections.acquire(Duration.ofMillis(20));
        pool.awaitArrival();
        assertThatThrownBy(future::get).hasCauseInstanceOf(SQLTransientConnectionException.class);
        pool.letThrough();
        TestPool.await("it is closed", () -> connections.unclaimed() == 1);
        pool.awaitAllReturned();
    }

    @Test
    void closedWhileArriving() throws Exception {
        pool.stopArrivals();
        CompletableFuture<Connection> future = connections.acquire();
        pool.awaitArrival();
        connections.close();
        assertThatThrownBy(future::get).hasMessageContaining("closed");
        pool.letThrough();
        TestPool.await("it is closed", () -> connections.unclaimed() == 1);
        pool.awaitAllReturned();
    }

    @Test
    void completedByTheUserWhileArriving() throws Exception {
        pool.stopArrivals();
        CompletableFuture<Connection> future = connections.acquire().completeOnTimeout(null, 10, TimeUnit.MILLISECONDS);
        pool.awaitArrival();
        assertThat(future.get()).isNull();
        pool.letThrough();
        TestPool.await("it is closed", () -> connections.unclaimed() == 1);
        pool.awaitAllReturned();
    }

    @Test
    void cancelledWhileArrivingItServesTheNextRequest() throws Exception {
        pool.stopArrivals();
        CompletableFuture<Connection> future = connections.acquire();
        pool.awaitArrival();
        CompletableFuture<Boolean> next = connections.call(Connection::isClosed);
        future.cancel(false);
        pool.letThrough();

        assertThat(next.get()).isFalse();
        assertThat(connections.unclaimed()).isZero();
        pool.awaitAllReturned();
    }

    @Test
    void aDependentCancelledWhileWaitingCancelsTheRequest() throws Exception {
        List<Function<CompletableFuture<Connection>, CompletableFuture<?>>> stages = List.of(
                future -> future.thenApply(connection -> connection),
                future -> future.thenApplyAsync(connection -> connection),
                future -> future.thenCompose(CompletableFuture::completedFuture).thenRun(() -> {}),
                future -> future.handle((connection, failure) -> connection).whenComplete((c, f) -> {}));
        for (Function<CompletableFuture<Connection>, CompletableFuture<?>> stage : stages) {
            Connection held = pool.getConnection();
            CompletableFuture<Connection> future = connections.acquire();
            CompletableFuture<?> dependent = stage.apply(future);
            assertThat(dependent.cancel(false)).isTrue();
            assertThat(dependent).isCancelled();
            assertThat(future).isCancelled();
            assertThat(connections.waiting()).isZero();
            held.close();
            pool.awaitAllReturned();
        }
    }

    @Test
    void aDependentThatTimesOutWhileWaitingCancelsTheRequest() throws Exception {
        Connection held = pool.getConnection();
        CompletableFuture<Connection> future = connections.acquire();
        CompletableFuture<Connection> dependent =
                future.thenApply(connection -> connection).orTimeout(10, TimeUnit.MILLISECONDS);
        assertThatThrownBy(dependent::get).hasCauseInstanceOf(TimeoutException.class);
        TestPool.await("the request is cancelled", future::isCancelled);
        held.close();
        assertGivenBack(future);
    }

    @Test
    void aDependentCancelledWhileTheConnectionIsBeingDeliveredGivesItBack() throws Exception {
        AtomicBoolean ran = new AtomicBoolean();
        pool.stopArrivals();
        CompletableFuture<Connection> future = connections.acquire();
        CompletableFuture<Void> dependent = future.thenAccept(connection -> {
            ran.set(true);
            TestPool.closed(connection);
        });
        // What was added last runs first, so the other function is never called.
        CompletableFuture<Void> canceller = future.thenAccept(connection -> dependent.cancel(false));
        pool.awaitArrival();
        pool.letThrough();
        canceller.get();

        TestPool.await("it is closed", () -> connections.unclaimed() == 1);
        assertThat(ran).isFalse();
        pool.awaitAllReturned();
    }

    @Test
    void aDependentOfOthersIsLeftAloneOnceItHasEnded() throws Exception {
        CompletableFuture<Connection> future = connections.acquire();
        CompletableFuture<Connection> dependent = future.thenApply(connection -> connection);
        try (Connection connection = dependent.get()) {
            assertThat(dependent.cancel(false)).isFalse();
            assertThat(connection.isClosed()).isFalse();
        }
    }

    @Test
    void workWhoseFutureIsCancelledRunsToItsEndAndGivesTheConnectionBack() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CompletableFuture<String> future = connections.call(connection -> {
            working.countDown();
            goOn.await();
            interrupted.complete(Thread.currentThread().isInterrupted());
            return "done";
        });
        working.await();
        assertThat(future.cancel(true)).isTrue();
        assertThat(pool.active()).isEqualTo(1);
        goOn.countDown();

        assertThat(interrupted.get()).isFalse();
        assertThat(future).isCancelled();
        pool.awaitAllReturned();
    }

    @Test
    void workWhoseFutureIsCancelledInTimeNeverRuns() throws Exception {
        AtomicBoolean ran = new AtomicBoolean();
        Connection held = pool.getConnection();
        CompletableFuture<Boolean> future = connections.call(connection -> ran.getAndSet(true));
        future.cancel(false);
        held.close();
        TestPool.await("it is closed", () -> connections.unclaimed() == 1);
        pool.awaitAllReturned();
        assertThat(ran).isFalse();
    }

    @Test
    void aMillionCancelledRequestsLeaveNothingBehindWhileThePoolIsExhausted() throws Exception {
        try (Connection held = pool.getConnection()) {
            CompletableFuture<Connection> first = connections.acquire();
            long before = usedBytes();
            Deque<CompletableFuture<Connection>> some = new ArrayDeque<>();
            List<WeakReference<?>> samples = new ArrayList<>();
            for (int i = 0; i < 1_000_000; i++) {
                some.add(connections.acquire());
                if (i % 10_000 == 0) {
                    samples.add(new WeakReference<>(some.peekLast()));
                }
                // A thousand at a time, from the middle as well as from both ends
                if (some.size() == 1000) {
                    some.pollFirst().cancel(false);
                    some.pollLast().cancel(false);
                    some.forEach(future -> future.cancel(false));
                    some.clear();
                }
            }
            long after = usedBytes();
            System.out.println("1,000,000 cancelled requests: heap before " + before + ", after " + after + " bytes");
            assertThat(connections.waiting()).isEqualTo(1);
            assertThat(samples).allMatch(sample -> sample.get() == null);
            assertThat(after - before).isLessThan(4_000_000);
            first.cancel(false);
        }
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void assertGivenBack(CompletableFuture<Connection> future) throws Exception {
        assertThatThrownBy(future::get).isInstanceOf(CancellationException.class);
        TestPool.await("it is closed", () -> connections.unclaimed() == 1);
        pool.awaitAllReturned();
    }
}
