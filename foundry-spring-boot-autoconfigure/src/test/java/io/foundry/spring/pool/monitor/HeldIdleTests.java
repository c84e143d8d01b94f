package io.foundry.spring.pool.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.acme.OrderService;
import com.acme.StoredProcedure;
import io.foundry.spring.pool.async.AsyncConnections;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** Real threads hold connections of a real pool; only the clock is moved. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HeldIdleTests {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private TestPool pool;

    private OrderService service;

    @BeforeEach
    void start() throws Exception {
        pool = new TestPool(4).started();
        service = new OrderService(pool.pool);
        try (Connection connection = pool.pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ALIAS BUSY FOR \"com.acme.StoredProcedure.busy\"");
            // H2 fetches rows one by one only where no function may change anything
            statement.execute("CREATE ALIAS FETCHED DETERMINISTIC FOR \"com.acme.StoredProcedure.busy\"");
        }
        pool.tick(Duration.ZERO);
    }

    @AfterEach
    void stop() {
        service.goOn();
        pool.close();
    }

    private HeldIdleReport report() {
        HeldIdleReport report = pool.monitor.heldIdle();
        assertThat(report).isNotNull();
        return report;
    }

    private Holder onlyHolder() {
        return assertThat(pool.monitor.holders()).singleElement().actual();
    }

    @Test
    void whoWaitsForAnotherServiceWhileHoldingIsFoundWithItsPlace() throws Exception {
        Thread holder = TestPool.start("order-1", () -> {
            service.place();
            return null;
        });
        service.awaitReached();
        TestPool.await("it waits", () -> holder.getState() == Thread.State.WAITING);
        pool.tick(SECOND);
        pool.tick(SECOND);

        HeldIdleReport.Site site = assertThat(report().sites()).singleElement().actual();
        assertThat(site.at()).startsWith("com.acme.OrderService.callPaymentProvider(OrderService.java:");
        assertThat(site.borrowedAt()).startsWith("com.acme.OrderService.place(OrderService.java:");
        assertThat(site.state()).isEqualTo(HolderState.HELD_IDLE);
        assertThat(site.samples()).isEqualTo(2);
        assertThat(site.heldSeconds()).isCloseTo(2, within(0.5));
        assertThat(site.longestHoldSeconds()).isGreaterThanOrEqualTo(2);
        assertThat(report().heldIdleSeconds()).isEqualTo(site.heldSeconds());
        assertThat(report().inUseSeconds()).isEqualTo(site.heldSeconds());
        assertThat(onlyHolder().thread()).isEqualTo("order-1");
        assertThat(onlyHolder().state()).isEqualTo(HolderState.HELD_IDLE);

        service.goOn();
        holder.join();
        pool.tick(SECOND);
        assertThat(report().sites().get(0).samples()).isEqualTo(2);
        assertThat(pool.monitor.holders()).isEmpty();
    }

    @Test
    void aLongStatementIsNotHeldIdleEvenWhereTheDatabaseCallsTheApplication() throws Exception {
        Thread holder = TestPool.start("report", () -> {
            service.run("CALL BUSY(2)");
            return null;
        });
        StoredProcedure.awaitEntered();
        pool.tick(SECOND);
        assertThat(onlyHolder().state()).isEqualTo(HolderState.IN_JDBC);
        assertThat(report().heldIdleSeconds()).isZero();
        assertThat(report().inUseSeconds()).isGreaterThan(0.9);
        assertThat(report().sites()).isEmpty();
        StoredProcedure.release();
        holder.join();
    }

    @Test
    void fetchingTheRowsOfAStreamIsNotHeldIdle() throws Exception {
        Thread holder = TestPool.start("export", () -> {
            service.stream("SELECT FETCHED(X) FROM SYSTEM_RANGE(1, 2)");
            return null;
        });
        StoredProcedure.awaitEntered();
        assertThat(holder.getStackTrace())
                .anyMatch(frame -> frame.getClassName().contains("HikariProxyResultSet")
                        && frame.getMethodName().equals("next"));
        pool.tick(SECOND);
        assertThat(onlyHolder().state()).isEqualTo(HolderState.IN_JDBC);
        assertThat(report().heldIdleSeconds()).isZero();
        StoredProcedure.release();
        holder.join();
    }

    @Test
    void whoHoldsAConnectionAndWaitsForAnotherIsToldApart() throws Exception {
        try (TestPool one = new TestPool(1).started()) {
            OrderService greedy = new OrderService(one.pool);
            Thread holder = TestPool.start("greedy", () -> {
                greedy.nested();
                return null;
            });
            greedy.awaitReached();
            TestPool.await("it asks again", () -> one.pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);
            TestPool.await("it is seen", () -> {
                one.tick(SECOND);
                return !one.monitor.heldIdle().sites().isEmpty();
            });
            HeldIdleReport report = one.monitor.heldIdle();
            assertThat(report.waitingSeconds()).isGreaterThan(0);
            assertThat(report.heldIdleSeconds()).isZero();
            assertThat(report.sites().get(0).state()).isEqualTo(HolderState.WAITING_FOR_CONNECTION);
            assertThat(report.sites().get(0).at()).startsWith("com.acme.OrderService.nested(");
            assertThat(report.recentNestedBorrows()).hasSize(1);
            holder.interrupt();
            holder.join();
            one.tick(Duration.ofMinutes(9));
            assertThat(one.monitor.heldIdle().recentNestedBorrows()).hasSize(1);
            one.tick(Duration.ofMinutes(2));
            assertThat(one.monitor.heldIdle().recentNestedBorrows()).isEmpty();
            assertThat(one.monitor.heldIdle().sites()).hasSize(1);
        }
    }

    @Test
    void whoHoldsAConnectionAndWaitsForOneOfAnotherPoolIsHeldIdle() throws Exception {
        try (TestPool other = new TestPool(1).started()) {
            Connection taken = other.pool.getConnection();
            Thread holder = TestPool.start("two-pools", () -> {
                service.nestedWith(other.pool);
                return null;
            });
            TestPool.await(
                    "it waits for the other",
                    () -> other.pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);
            pool.tick(SECOND);
            assertThat(onlyHolder().state()).isEqualTo(HolderState.HELD_IDLE);
            assertThat(report().waitingSeconds()).isZero();
            assertThat(report().heldIdleSeconds()).isGreaterThan(0);
            assertThat(report().recentNestedBorrows()).isEmpty();
            taken.close();
            holder.join();
        }
    }

    @Test
    void aConnectionThatWasNotGivenBackIsSuspectedWithThePlaceWhereItWasBorrowed() throws Exception {
        Thread leaking = TestPool.start("leaking", service::leak);
        leaking.join();
        pool.tick(SECOND);
        pool.tick(SECOND);
        pool.tick(SECOND);
        assertThat(pool.monitor.suspectedLeaks()).isEmpty();
        pool.tick(Duration.ofMinutes(1));

        Holder leak = assertThat(pool.monitor.suspectedLeaks()).singleElement().actual();
        assertThat(leak.borrowedAt()).startsWith("com.acme.OrderService.leak(OrderService.java:");
        assertThat(leak.thread()).isEqualTo("leaking");
        assertThat(leak.ageSeconds()).isGreaterThan(60);
        assertThat(leak.state()).isEqualTo(HolderState.HANDED_OVER_OR_LEAKED);
        assertThat(pool.open()).isEqualTo(1);
        assertThat(pool.observation().open.held().get(0).thread()).isNull();
        assertThat(report().handedOverSeconds()).isGreaterThan(60);
        assertThat(report().heldIdleSeconds()).isZero();
    }

    @Test
    void whoWorksInJdbcForLongIsNoLeak() throws Exception {
        Thread holder = TestPool.start("report", () -> {
            service.run("CALL BUSY(2)");
            return null;
        });
        StoredProcedure.awaitEntered();
        for (int i = 0; i < 4; i++) {
            pool.tick(Duration.ofMinutes(1));
        }
        assertThat(pool.monitor.suspectedLeaks()).isEmpty();
        assertThat(pool.monitor.holders()).hasSize(1);
        StoredProcedure.release();
        holder.join();
    }

    @Test
    void whoIsNeverSeenInAStatementButMovesIsNoLeak() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        Thread holder = TestPool.start("busy", () -> {
            service.inTwoSteps(first, second);
            return null;
        });
        awaitAt(holder, "firstStep");
        for (int i = 0; i < 4; i++) {
            pool.tick(Duration.ofSeconds(15));
        }
        first.countDown();
        awaitAt(holder, "secondStep");
        for (int i = 0; i < 4; i++) {
            pool.tick(Duration.ofSeconds(15));
            assertThat(pool.monitor.suspectedLeaks()).isEmpty();
        }
        pool.tick(Duration.ofSeconds(16));
        assertThat(pool.monitor.suspectedLeaks()).hasSize(1);
        second.countDown();
        holder.join();
    }

    private static void awaitAt(Thread thread, String method) {
        TestPool.await(
                "it waits in " + method,
                () -> thread.getState() == Thread.State.WAITING
                        && Arrays.stream(thread.getStackTrace())
                                .anyMatch(frame -> frame.getMethodName().equals(method)));
    }

    @Test
    void asynchronousWorkThatRunsAStatementForLongIsNoLeak() throws Exception {
        try (AsyncConnections connections = new AsyncConnections(pool.pool, 1, Duration.ofSeconds(20))) {
            var done = connections.call(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.execute("CALL BUSY(2)");
                }
            });
            StoredProcedure.awaitEntered();
            for (int i = 0; i < 4; i++) {
                pool.tick(Duration.ofMinutes(1));
            }
            assertThat(onlyHolder().borrowedAt()).isNull();
            assertThat(pool.monitor.suspectedLeaks()).isEmpty();
            StoredProcedure.release();
            done.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aConnectionLeftBehindByATaskOfAPoolIsNotHeldIdleAnywhere() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(1);
        try (Connection left = workers.submit(service::leak).get(20, TimeUnit.SECONDS)) {
            TestPool.await("the worker waits for work", () -> {
                pool.tick(Duration.ZERO);
                return onlyHolder().state() == HolderState.HANDED_OVER_OR_LEAKED;
            });
            double before = report().heldIdleSeconds();
            pool.tick(Duration.ZERO);
            assertThat(report().heldIdleSeconds()).isEqualTo(before);
            assertThat(left.isValid(1)).isTrue();
        } finally {
            workers.shutdownNow();
        }
        assertThat(pool.open()).isZero();
    }

    @Test
    void aConnectionBorrowedForAnotherThreadIsJudgedByItsAgeAlone() throws Exception {
        try (Connection handed = io.foundry.spring.pool.async.Handing.over(pool.pool)) {
            for (int i = 0; i < 4; i++) {
                pool.tick(SECOND);
            }
            assertThat(onlyHolder().state()).isEqualTo(HolderState.HANDED_OVER_OR_LEAKED);
            assertThat(report().heldIdleSeconds()).isZero();
            assertThat(pool.monitor.suspectedLeaks()).isEmpty();
            pool.tick(Duration.ofMinutes(1));
            assertThat(pool.monitor.suspectedLeaks()).hasSize(1);
            assertThat(handed.isValid(1)).isTrue();
        }
        assertThat(pool.monitor.suspectedLeaks()).isEmpty();
    }

    @Test
    void withManyHoldersAFewStandForAll() throws Exception {
        try (TestPool large = new TestPool(64)) {
            large.pool.setMinimumIdle(40);
            large.started();
            List<Thread> holders = new ArrayList<>();
            OrderService many = new OrderService(large.pool);
            for (int i = 0; i < 40; i++) {
                holders.add(TestPool.start("many-" + i, () -> {
                    many.place();
                    return null;
                }));
            }
            TestPool.await("all hold", () -> large.pool.getHikariPoolMXBean().getActiveConnections() == 40);
            TestPool.await("all are known", () -> large.open() == 40);
            TestPool.await(
                    "all wait", () -> holders.stream().allMatch(each -> each.getState() == Thread.State.WAITING));
            large.tick(Duration.ZERO);
            double before = large.monitor.heldIdle().heldIdleSeconds();
            double inUseBefore = large.monitor.heldIdle().inUseSeconds();
            for (int i = 0; i < 10; i++) {
                large.tick(SECOND);
            }
            HeldIdleReport after = large.monitor.heldIdle();
            assertThat(after.heldIdleSeconds() - before).isCloseTo(after.inUseSeconds() - inUseBefore, within(1e-6));
            assertThat(after.inUseSeconds() - inUseBefore).isGreaterThanOrEqualTo(400);
            assertThat(after.sites().stream()
                            .mapToLong(HeldIdleReport.Site::samples)
                            .sum())
                    .isLessThanOrEqualTo(11 * HolderLooks.MOST);
            assertThat(large.monitor.holders()).hasSize(10);
            many.goOn();
            for (Thread holder : holders) {
                holder.join();
            }
            assertThat(large.open()).isZero();
        }
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "virtual threads came with Java 21")
    void aVirtualThreadThatHoldsIsFound() throws Exception {
        try (SimpleAsyncTaskExecutor virtual = new SimpleAsyncTaskExecutor("virtual-")) {
            virtual.setVirtualThreads(true);
            var done = virtual.submit(() -> {
                service.place();
                return null;
            });
            service.awaitReached();
            TestPool.await("it is seen", () -> {
                pool.tick(SECOND);
                return !report().sites().isEmpty();
            });
            assertThat(report().sites().get(0).at()).startsWith("com.acme.OrderService.callPaymentProvider(");
            assertThat(onlyHolder().borrowedAt()).startsWith("com.acme.OrderService.place(");
            service.goOn();
            done.get(20, TimeUnit.SECONDS);
            assertThat(pool.open()).isZero();
        }
    }

    @Test
    void tenThousandPlacesTakeTheRoomOfAHundred() {
        SiteSums sums = new SiteSums();
        for (int i = 0; i < 10_000; i++) {
            sums.add(HolderState.HELD_IDLE, "com.acme.Generated.place" + i, null, 1e9, 7, i);
        }
        for (int i = 0; i < 50; i++) {
            sums.add(HolderState.HELD_IDLE, "com.acme.Late.place", null, 1e9, 9, 10_000);
        }
        assertThat(sums.sites(10_000)).hasSizeLessThanOrEqualTo(SiteSums.MOST + 1);
        assertThat(sums.sites(10_000).get(0).at()).isEqualTo(SiteSums.OTHERS);
        assertThat(sums.sites(10_000).get(1).at()).isEqualTo("com.acme.Late.place");
        assertThat(sums.sites(10_000).get(1).heldSeconds()).isEqualTo(50);
        assertThat(sums.sites(10_000).stream()
                        .mapToDouble(HeldIdleReport.Site::heldSeconds)
                        .sum())
                .isEqualTo(10_050);
        assertThat(sums.sites(10_000).stream()
                        .mapToLong(HeldIdleReport.Site::samples)
                        .sum())
                .isEqualTo(10_050);
    }
}
