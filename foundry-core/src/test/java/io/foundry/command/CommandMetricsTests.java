package io.foundry.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CommandMetricsTests {

    private static CommandRegistry registry(CommandMetrics metrics) {
        return CommandRegistry.builder()
                .register(CommandSpec.named("works").alias("w").build(), input -> 3)
                .register(CommandSpec.named("fails").build(), input -> {
                    throw new IllegalStateException("as declared");
                })
                .metrics(metrics)
                .build();
    }

    private static void use(CommandDispatcher dispatcher) throws Exception {
        dispatcher.dispatch("works");
        dispatcher.dispatch("w");
        assertThatThrownBy(() -> dispatcher.dispatch("fails")).hasMessage("as declared");
    }

    @Test
    void countsRunsAndFailuresOverAllDispatchers() throws Exception {
        CommandRegistry registry = registry(CommandMetrics.COUNTS);
        use(registry.newDispatcher());
        Thread other = new Thread(() -> {
            try {
                use(registry.newDispatcher());
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        other.start();
        other.join();

        CommandStatistics works = registry.statistics("w");
        CommandStatistics fails = registry.statistics("fails");

        assertThat(works.name()).isEqualTo("works");
        assertThat(works.runs()).isEqualTo(4);
        assertThat(works.failures()).isZero();
        assertThat(works.latencies().count()).isZero();
        assertThat(fails.runs()).isEqualTo(2);
        assertThat(fails.failures()).isEqualTo(2);
        assertThat(registry.statistics("unknown")).isNull();
    }

    @Test
    void measuresDurationsWhereAsked() throws Exception {
        CommandRegistry registry = registry(CommandMetrics.LATENCIES);
        use(registry.newDispatcher());
        use(registry.newDispatcher());

        assertThat(registry.statistics("works").latencies().count()).isEqualTo(4);
        assertThat(registry.statistics("works").latencies().quantileNanos(1)).isPositive();
        assertThat(registry.statistics("fails").latencies().count()).isEqualTo(2);
    }

    @Test
    void countsNothingWhereOff() throws Exception {
        CommandRegistry registry = registry(CommandMetrics.OFF);
        use(registry.newDispatcher());

        assertThat(registry.statistics("works").runs()).isZero();
        assertThatThrownBy(() -> registry.statistics("works").latencies().quantileNanos(0.5))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No run was measured");
    }

    @Test
    void keepsTheFiguresOfDispatchersThatAreGone() throws Exception {
        CommandRegistry registry = registry(CommandMetrics.LATENCIES);
        for (int i = 0; i < 200; i++) {
            use(registry.newDispatcher());
            if (i % 50 == 0) {
                System.gc();
            }
        }

        assertThat(registry.statistics("works").runs()).isEqualTo(400);
        assertThat(registry.statistics("works").latencies().count()).isEqualTo(400);
        assertThat(registry.statistics("fails").failures()).isEqualTo(200);
    }

    @Test
    void bucketsAreAtMostAQuarterTooHigh() {
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            long nanos = random.nextLong() >>> (1 + random.nextInt(62));
            int bucket = LatencyHistogram.bucket(nanos);
            long longest = LatencyHistogram.longest(bucket);
            assertThat(longest - nanos).isBetween(0L, nanos / 4);
            assertThat(LatencyHistogram.bucket(longest)).isEqualTo(bucket);
        }
        assertThat(LatencyHistogram.bucket(-5)).isZero();
        assertThat(LatencyHistogram.bucket(Long.MAX_VALUE)).isEqualTo(LatencyHistogram.newCounts().length - 1);
    }

    @Test
    void quantilesFollowTheCounts() {
        long[] counts = LatencyHistogram.newCounts();
        counts[LatencyHistogram.bucket(100)] = 98;
        counts[LatencyHistogram.bucket(1_000_000)] = 2;
        LatencyHistogram histogram = new LatencyHistogram(counts);

        assertThat(histogram.count()).isEqualTo(100);
        assertThat(histogram.quantileNanos(0)).isBetween(100L, 125L);
        assertThat(histogram.quantileNanos(0.98)).isBetween(100L, 125L);
        assertThat(histogram.quantileNanos(0.99)).isBetween(1_000_000L, 1_250_000L);
        assertThatThrownBy(() -> histogram.quantileNanos(1.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> histogram.quantileNanos(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
