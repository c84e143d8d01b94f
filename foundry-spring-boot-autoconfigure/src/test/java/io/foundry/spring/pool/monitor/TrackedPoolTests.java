package io.foundry.spring.pool.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a real pool tells its tracker, and what is made of it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TrackedPoolTests {

    private static final Duration TICK = Duration.ofMillis(250);

    private static PoolTotals totals(TestPool pool) {
        PoolTotals totals = pool.monitor.totals();
        assertThat(totals).isNotNull();
        return totals;
    }

    @Test
    void whatIsBorrowedIsKnownUntilItIsGivenBack() throws Exception {
        try (TestPool pool = new TestPool(4)) {
            assertThat(pool.monitor.totals()).isNull();
            assertThat(pool.monitor.holders()).isEmpty();
            try (Connection outer = pool.pool.getConnection();
                    Connection inner = pool.pool.getConnection()) {
                assertThat(pool.open()).isEqualTo(2);
                assertThat(outer).isNotEqualTo(inner);
            }
            assertThat(pool.open()).isZero();
            assertThat(totals(pool).acquires()).isEqualTo(2);
            assertThat(totals(pool).usageMeanNanos()).isGreaterThan(0);
        }
    }

    @Test
    void whoGetsNoConnectionIsATimeoutAndHoldsNothing() throws Exception {
        try (TestPool pool = new TestPool(1)) {
            pool.pool.setConnectionTimeout(250);
            try (Connection only = pool.pool.getConnection()) {
                assertThatThrownBy(pool.pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
                assertThat(pool.open()).isEqualTo(1);
                assertThat(only.isValid(1)).isTrue();
            }
            assertThat(pool.open()).isZero();
            assertThat(totals(pool).acquires()).isEqualTo(1);
            assertThat(totals(pool).timeouts()).isEqualTo(1);
            assertThat(totals(pool).waitMaxNanos()).isGreaterThanOrEqualTo(240_000_000);
            assertThat(totals(pool).waitP99Nanos()).isEqualTo(totals(pool).waitMaxNanos());
        }
    }

    @Test
    void aConnectionThatBrokeIsForgottenAfterTwoTicks() throws Exception {
        try (TestPool pool = new TestPool(4).started()) {
            Connection broken = pool.pool.getConnection();
            try (Connection whole = pool.pool.getConnection()) {
                pool.pool.evictConnection(broken);
                broken.close();
                assertThat(pool.open()).isEqualTo(2);
                pool.tick(TICK);
                assertThat(pool.open()).isEqualTo(2);
                pool.tick(TICK);
                assertThat(pool.open()).isEqualTo(1);
                assertThat(whole.isValid(1)).isTrue();
            }
            assertThat(pool.open()).isZero();
        }
    }

    @Test
    void nothingIsForgottenThatIsStillOut() throws Exception {
        try (TestPool pool = new TestPool(8).started()) {
            List<Connection> out = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                out.add(pool.pool.getConnection());
                pool.tick(TICK);
                pool.tick(TICK);
            }
            assertThat(pool.open()).isEqualTo(8);
            for (Connection each : out) {
                each.close();
            }
            assertThat(pool.open()).isZero();
        }
    }

    @Test
    void sixtyFourThreadsLeaveNothingBehindAndAreCountedRight() throws Exception {
        int threads = 64;
        int rounds = 300;
        long seed = System.nanoTime();
        try (TestPool pool = new TestPool(16).started()) {
            AtomicInteger borrowed = new AtomicInteger(1);
            AtomicLong heldNanos = new AtomicLong();
            BlockingQueue<Connection> handed = new ArrayBlockingQueue<>(4);
            List<Thread> all = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                Random random = new Random(seed + t);
                all.add(TestPool.start("hammer-" + t, () -> {
                    for (int i = 0; i < rounds; i++) {
                        Connection connection = pool.pool.getConnection();
                        long start = System.nanoTime();
                        borrowed.incrementAndGet();
                        if (random.nextInt(4) == 0) {
                            Thread.yield();
                        }
                        if (random.nextInt(8) == 0 && handed.offer(connection)) {
                            Connection other = handed.poll();
                            if (other != null) {
                                other.close();
                            }
                        } else {
                            connection.close();
                            heldNanos.addAndGet(System.nanoTime() - start);
                        }
                    }
                    return null;
                }));
            }
            for (Thread each : all) {
                while (each.isAlive()) {
                    pool.tick(Duration.ZERO);
                    each.join(5);
                }
            }
            for (Connection left = handed.poll(); left != null; left = handed.poll()) {
                left.close();
            }
            pool.tick(TICK);
            pool.tick(TICK);
            assertThat(borrowed).as("seed %d", seed).hasValue(1 + threads * rounds);
            assertThat(totals(pool).acquires()).isEqualTo(borrowed.get());
            assertThat(totals(pool).timeouts()).isZero();
            assertThat(pool.open()).as("seed %d", seed).isZero();
            double sum = totals(pool).usageMeanNanos() * borrowed.get();
            assertThat(sum).isGreaterThan(heldNanos.get() * 0.2);

            pool.tick(PoolFigures.WINDOW);
            assertThat(pool.monitor.windows()).isNotEmpty();
            assertThat(pool.monitor.windows().stream()
                            .mapToLong(PoolWindow::acquires)
                            .sum())
                    .isEqualTo(borrowed.get());
        }
    }

    @Test
    void anotherThreadMayGiveBack() throws Exception {
        try (TestPool pool = new TestPool(4).started()) {
            Connection handed = pool.pool.getConnection();
            Thread other = TestPool.start("other", () -> {
                handed.close();
                return null;
            });
            other.join();
            assertThat(pool.open()).isZero();
        }
    }

    @Test
    void aDelegateHearsAllFromTheStartOrFromWhenItComes() throws Exception {
        try (TestPool pool = new TestPool(1)) {
            Recorder early = new Recorder();
            Recorder second = new Recorder();
            pool.monitor.delegate((name, stats) -> early.named(name));
            pool.monitor.delegate((name, stats) -> second.named(name));
            pool.pool.setConnectionTimeout(250);
            try (Connection only = pool.pool.getConnection()) {
                assertThatThrownBy(pool.pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
                assertThat(only.isValid(1)).isTrue();
            }
            assertThat(early.heard).startsWith("named " + pool.pool.getPoolName());
            pool.monitors.close();
            pool.pool.getConnection().close();
            pool.pool.close();
            assertThat(early.heard)
                    .containsSubsequence("acquired", "acquired", "timeout", "usage", "acquired", "usage", "close");
            assertThat(second.heard).isEmpty();
        }
        try (TestPool pool = new TestPool(1).started()) {
            Recorder late = new Recorder();
            pool.monitor.delegate((name, stats) -> late.named(name + " " + stats.getMaxConnections()));
            pool.pool.getConnection().close();
            assertThat(late.heard).containsExactly("named " + pool.pool.getPoolName() + " 1", "acquired", "usage");
        }
    }

    private static final class Recorder implements IMetricsTracker {

        private final List<String> heard = new CopyOnWriteArrayList<>();

        Recorder named(String name) {
            heard.add("named " + name);
            return this;
        }

        @Override
        public void recordConnectionCreatedMillis(long millis) {
            heard.add("created");
        }

        @Override
        public void recordConnectionAcquiredNanos(long nanos) {
            heard.add("acquired");
        }

        @Override
        public void recordConnectionUsageMillis(long millis) {
            heard.add("usage");
        }

        @Override
        public void recordConnectionTimeout() {
            heard.add("timeout");
        }

        @Override
        public void close() {
            heard.add("close");
        }
    }

    @Test
    void timeInUseAndTheMostWantedAtOnceAreKnownFromTheTicks() throws Exception {
        try (TestPool pool = new TestPool(4).started()) {
            pool.tick(Duration.ZERO);
            try (Connection one = pool.pool.getConnection();
                    Connection two = pool.pool.getConnection()) {
                for (int i = 0; i < 41; i++) {
                    pool.tick(TICK);
                }
                assertThat(one).isNotEqualTo(two);
            }
            PoolWindow window =
                    assertThat(pool.monitor.windows()).singleElement().actual();
            assertThat(window.meanInUse()).isCloseTo(2, within(0.2));
            assertThat(window.peakDemand()).isEqualTo(2);
            assertThat(totals(pool).peakDemand()).isEqualTo(2);
            assertThat(window.acquires()).isEqualTo(3);
        }
    }

    @Test
    void aBorrowAndItsReturnAllocateNoMoreThanTheirEntry() {
        OpenBorrows open = new OpenBorrows();
        AtomicLong clock = new AtomicLong();
        MonitoringTracker tracker = new MonitoringTracker(
                clock::get, open, new PoolFigures(0, 250_000_000), new CallSites(List.of()), () -> {});
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int calls = 20_000;
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 6; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < calls; i++) {
                tracker.recordConnectionAcquiredNanos(1_000);
                tracker.recordConnectionUsageMillis(0);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        System.out.println("Bytes for a borrow and its return: " + (double) least / calls);
        assertThat(least / calls).isBetween(32L, 80L);
        assertThat(open.held()).isEmpty();
    }

    @Test
    void windowsAreToldApartByTheirAge() throws Exception {
        try (TestPool pool = new TestPool(1).started()) {
            pool.tick(Duration.ofSeconds(10));
            assertThat(pool.monitor.windowsOfLast(Duration.ofMinutes(5))).hasSize(1);
            pool.tick(Duration.ofMinutes(6));
            assertThat(pool.monitor.windows()).hasSize(1);
            assertThat(pool.monitor.windowsOfLast(Duration.ofMinutes(5))).isEmpty();
            assertThat(pool.monitor.windowsOfLast(Duration.ofMinutes(7))).hasSize(1);
        }
    }
}
