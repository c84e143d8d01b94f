package io.foundry.benchmarks.pool;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.foundry.spring.pool.monitor.PoolMonitors;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Borrows a connection of a HikariCP pool over H2 in memory and gives it back; no statement runs. One op is both. What a
 * tracker costs is the difference to {@code NONE}, which is the baseline in the same run.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar pool.BorrowBenchmark -prof gc</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@SuppressWarnings("NullAway.Init")
public class BorrowBenchmark {

    /** Who hears what the pool does. */
    public enum Tracker {
        /** Nobody. */
        NONE,
        /** Micrometer, as with Boot. */
        MICROMETER,
        /** Foundry's monitor, with its thread. */
        FOUNDRY,
        /** Both, as with Boot and Foundry. */
        FOUNDRY_AND_MICROMETER
    }

    /** Who listens. */
    @Param
    public Tracker tracker;

    private PoolMonitors monitors;

    private HikariDataSource pool;

    /** Starts the pool. */
    @Setup(Level.Trial)
    public void start() throws SQLException {
        MeterRegistry registry = new SimpleMeterRegistry();
        monitors = new PoolMonitors(true, true, Duration.ofMillis(250), Duration.ofMinutes(1), List.of());
        pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:mem:borrow");
        pool.setMaximumPoolSize(4);
        switch (tracker) {
            case NONE -> {}
            case MICROMETER -> pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
            case FOUNDRY -> monitors.watch("pool", pool);
            case FOUNDRY_AND_MICROMETER ->
                monitors.watch("pool", pool).delegate(new MicrometerMetricsTrackerFactory(registry));
        }
        pool.getConnection().close();
    }

    /** Closes the pool. */
    @TearDown(Level.Trial)
    public void stop() {
        pool.close();
        monitors.close();
    }

    /** Borrows and gives back. */
    @Benchmark
    public Connection borrow() throws SQLException {
        Connection connection = pool.getConnection();
        connection.close();
        return connection;
    }
}
