package io.foundry.spring.pool.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TickerTests {

    private static final Duration INTERVAL = Duration.ofMillis(1);

    @Test
    void anInterruptDoesNotStayOnTheThread() throws Exception {
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        CountDownLatch ticks = new CountDownLatch(3);
        try (Ticker ticker = new Ticker(INTERVAL, () -> {
            interrupted.add(Thread.currentThread().isInterrupted());
            Thread.currentThread().interrupt();
            ticks.countDown();
            return ticks.getCount() > 0;
        })) {
            ticker.start();
            assertThat(ticks.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(interrupted).doesNotContain(true);
        }
    }

    @Test
    void anErrorDoesNotEndTheThread() throws Exception {
        CountDownLatch ticks = new CountDownLatch(3);
        try (Ticker ticker = new Ticker(INTERVAL, () -> {
            ticks.countDown();
            throw new StackOverflowError("thrown on purpose");
        })) {
            ticker.start();
            assertThat(ticks.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whatIsBoundToTheStartingThreadIsNotInherited() throws Exception {
        InheritableThreadLocal<String> bound = new InheritableThreadLocal<>();
        List<String> seen = new CopyOnWriteArrayList<>();
        CountDownLatch ticked = new CountDownLatch(1);
        bound.set("request");
        try (Ticker ticker = new Ticker(INTERVAL, () -> {
            seen.add(String.valueOf(bound.get()));
            ticked.countDown();
            return false;
        })) {
            ticker.start();
            assertThat(ticked.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(seen.get(0)).isEqualTo("null");
        } finally {
            bound.remove();
        }
    }
}
