package io.foundry.benchmarks;

import io.foundry.lazy.Lazy;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A value that is there already, read from a lazy one, a final field, double-checked locking and a holder class.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar LazyBenchmark -prof gc</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
@State(Scope.Benchmark)
public class LazyBenchmark {

    private static final Settings PLAIN = new Settings(7);

    private static final Lazy<Settings> LAZY = Lazy.of(() -> new Settings(7));

    private final Lazy<Settings> lazyField = Lazy.of(() -> new Settings(7));

    private volatile @Nullable Settings checked;

    /** Baseline: a constant, which the compiler folds. */
    @Benchmark
    public int staticFinalField() {
        return PLAIN.port;
    }

    /** Baseline: what is written by hand where lazy values are needed. */
    @Benchmark
    public int doubleCheckedLocking() {
        Settings local = checked;
        if (local == null) {
            synchronized (this) {
                local = checked;
                if (local == null) {
                    local = new Settings(7);
                    checked = local;
                }
            }
        }
        return local.port;
    }

    /** Baseline: a class whose initialisation makes the value; for statics only. */
    @Benchmark
    public int holderClass() {
        return Holder.SETTINGS.port;
    }

    /** A lazy value in a static final field. */
    @Benchmark
    public int lazyInStaticField() {
        return LAZY.get().port;
    }

    /** A lazy value in a field of an object. */
    @Benchmark
    public int lazyInField() {
        return lazyField.get().port;
    }

    /** The first access, with what it takes to make the lazy value itself. */
    @Benchmark
    public int firstAccess() {
        return Lazy.of(() -> new Settings(7)).get().port;
    }

    private static final class Holder {
        static final Settings SETTINGS = new Settings(7);
    }

    private static final class Settings {

        final int port;

        Settings(int port) {
            this.port = port;
        }
    }
}
