package io.foundry.benchmarks.pool;

import io.foundry.benchmarks.pool.PoolSide.Connections;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Gets connections of a real PostgreSQL in three ways, and works with them. {@link PoolComparison} starts the server,
 * runs this and prints a table:
 *
 * <pre>java -cp benchmarks/target/benchmarks.jar io.foundry.benchmarks.pool.PoolComparison</pre>
 *
 * By itself it needs the URL of a server that has the tables of {@link BenchmarkServer}:
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar pool.PoolBenchmark -prof gc -jvmArgsAppend -Dfoundry.benchmark.url=…</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(2)
public class PoolBenchmark {

    static final String URL = "foundry.benchmark.url";

    /** An application that is ready. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init")
    public static class Application {

        @Param
        PoolSide side;

        DataSource dataSource;

        private Connections connections;

        private long nextReading;

        /** Starts it, and opens the pool. */
        @Setup(Level.Trial)
        public void start() throws SQLException {
            String url = System.getProperty(URL);
            if (url == null) {
                throw new IllegalStateException(
                        "-D" + URL + " is not set; run PoolComparison, which starts a server and sets it");
            }
            connections = side.open(url);
            dataSource = connections.dataSource();
            Queries.one(dataSource);
        }

        /** Starts each iteration of inserts with an empty table. */
        @Setup(Level.Iteration)
        public void clear() throws SQLException {
            Queries.clear(dataSource);
            nextReading = 0;
        }

        /** Ends it. */
        @TearDown(Level.Trial)
        public void end() {
            connections.close();
        }

        long nextReadings() {
            nextReading += Queries.BATCH_ROWS;
            return nextReading;
        }
    }

    /** The same sequence of ids in each fork. */
    @State(Scope.Thread)
    public static class Ids {

        private final SplittableRandom random = new SplittableRandom(37);

        long next() {
            return random.nextInt(BenchmarkServer.CITIES);
        }
    }

    /** A connection and back. */
    @Benchmark
    public boolean acquire(Application application) throws SQLException {
        return Queries.connect(application.dataSource);
    }

    /** SELECT 1. */
    @Benchmark
    public int selectOne(Application application) throws SQLException {
        return Queries.one(application.dataSource);
    }

    /** One row of 10,000 by its primary key. */
    @Benchmark
    public int lookUp(Application application, Ids ids) throws SQLException {
        return Queries.population(application.dataSource, ids.next());
    }

    /** A query of a millisecond, from 64 threads; the time is that of one of them, waiting included. */
    @Benchmark
    @Threads(64)
    public boolean busy(Application application) throws SQLException {
        return Queries.millisecond(application.dataSource);
    }

    /** 1,000 virtual threads, each with a query of a millisecond; the time is that until the last has ended. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public int virtualThreads(Application application) throws Exception {
        return ManyThreads.runAll(() -> Queries.millisecond(application.dataSource));
    }

    /** 10,000 rows as one batch in one transaction. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public int insertBatch(Application application) throws SQLException {
        return Queries.insert(application.dataSource, application.nextReadings());
    }
}
