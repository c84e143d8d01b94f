package io.foundry.benchmarks.archive;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * Sums up the populations of the 16,677 cities of the United States, and decodes all of them. One op is the whole list,
 * beginning with its bytes; {@code object} begins with live records.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar archive.CityColumnBenchmark -prof gc</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = ForyPeer.JVM_ARGUMENT)
public class CityColumnBenchmark {

    /** The cities in the format that the benchmark's method is called after. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init")
    public static class EncodedCities {

        Peer peer;

        byte[] bytes;

        /** Loads the one library, and encodes. */
        @Setup
        public void prepare(BenchmarkParams params) {
            peer = Subject.of(params).peer();
            bytes = peer.encode(Samples.cities());
        }
    }

    /** The cities as records. */
    @State(Scope.Thread)
    public static class LiveCities {

        final Cities cities = Samples.cities();
    }

    @Benchmark
    public long foundryScanColumn(EncodedCities cached) {
        return cached.peer.population(cached.bytes);
    }

    @Benchmark
    public long flatbuffersScanColumn(EncodedCities cached) {
        return cached.peer.population(cached.bytes);
    }

    @Benchmark
    public long foryScanColumn(EncodedCities cached) {
        return cached.peer.population(cached.bytes);
    }

    @Benchmark
    public long protobufScanColumn(EncodedCities cached) {
        return cached.peer.population(cached.bytes);
    }

    @Benchmark
    public long kryoScanColumn(EncodedCities cached) {
        return cached.peer.population(cached.bytes);
    }

    @Benchmark
    public long jacksonScanColumn(EncodedCities cached) {
        return cached.peer.population(cached.bytes);
    }

    @Benchmark
    public long jdkScanColumn(EncodedCities cached) {
        return cached.peer.population(cached.bytes);
    }

    @Benchmark
    public long objectScanColumn(LiveCities live) {
        return LiveObjects.population(live.cities);
    }

    @Benchmark
    public Cities foundryDecodeAll(EncodedCities cached) {
        return cached.peer.decodeCities(cached.bytes);
    }

    @Benchmark
    public Cities flatbuffersDecodeAll(EncodedCities cached) {
        return cached.peer.decodeCities(cached.bytes);
    }

    @Benchmark
    public Cities foryDecodeAll(EncodedCities cached) {
        return cached.peer.decodeCities(cached.bytes);
    }

    @Benchmark
    public Cities protobufDecodeAll(EncodedCities cached) {
        return cached.peer.decodeCities(cached.bytes);
    }

    @Benchmark
    public Cities kryoDecodeAll(EncodedCities cached) {
        return cached.peer.decodeCities(cached.bytes);
    }

    @Benchmark
    public Cities jacksonDecodeAll(EncodedCities cached) {
        return cached.peer.decodeCities(cached.bytes);
    }

    @Benchmark
    public Cities jdkDecodeAll(EncodedCities cached) {
        return cached.peer.decodeCities(cached.bytes);
    }
}
