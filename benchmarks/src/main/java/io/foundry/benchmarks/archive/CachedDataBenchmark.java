package io.foundry.benchmarks.archive;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * An entry of a cache that is a few small fields around 5 bytes, 10 kiB or 1 MiB: reads one of the small fields,
 * decodes the whole with a copy of the large one, and encodes. One op is one entry.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar archive.CachedDataBenchmark -prof gc</pre>
 *
 * Add {@code -p content=constant} for a large field of one and the same byte.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = ForyPeer.JVM_ARGUMENT)
public class CachedDataBenchmark {

    /** What is in the cache, and how large. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init")
    public static class LiveData {

        @Param({"5", "10240", "1048576"})
        int size;

        /** Other than random: constant, a value that is the same byte all along. */
        @Param("random")
        String content;

        CachedData data;

        /** Makes the data. */
        @Setup
        public void prepare() {
            data = Samples.cachedData(size, content.equals("constant"));
        }
    }

    /** The same in the format that the benchmark's method is called after. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init")
    public static class EncodedData {

        Peer peer;

        CachedData data;

        byte[] bytes;

        /** Loads the one library, and encodes. */
        @Setup
        public void prepare(LiveData live, BenchmarkParams params) {
            peer = Subject.of(params).peer();
            data = live.data;
            bytes = peer.encode(data);
        }
    }

    @Benchmark
    public long foundryCachedReadField(EncodedData cached) {
        return cached.peer.createdAt(cached.bytes);
    }

    @Benchmark
    public long flatbuffersCachedReadField(EncodedData cached) {
        return cached.peer.createdAt(cached.bytes);
    }

    @Benchmark
    public long foryCachedReadField(EncodedData cached) {
        return cached.peer.createdAt(cached.bytes);
    }

    @Benchmark
    public long protobufCachedReadField(EncodedData cached) {
        return cached.peer.createdAt(cached.bytes);
    }

    @Benchmark
    public long kryoCachedReadField(EncodedData cached) {
        return cached.peer.createdAt(cached.bytes);
    }

    @Benchmark
    public long jacksonCachedReadField(EncodedData cached) {
        return cached.peer.createdAt(cached.bytes);
    }

    @Benchmark
    public long jdkCachedReadField(EncodedData cached) {
        return cached.peer.createdAt(cached.bytes);
    }

    @Benchmark
    public long objectCachedReadField(LiveData live) {
        return live.data.createdAt();
    }

    @Benchmark
    public CachedData foundryCachedDecode(EncodedData cached) {
        return cached.peer.decodeCachedData(cached.bytes);
    }

    @Benchmark
    public CachedData flatbuffersCachedDecode(EncodedData cached) {
        return cached.peer.decodeCachedData(cached.bytes);
    }

    @Benchmark
    public CachedData foryCachedDecode(EncodedData cached) {
        return cached.peer.decodeCachedData(cached.bytes);
    }

    @Benchmark
    public CachedData protobufCachedDecode(EncodedData cached) {
        return cached.peer.decodeCachedData(cached.bytes);
    }

    @Benchmark
    public CachedData kryoCachedDecode(EncodedData cached) {
        return cached.peer.decodeCachedData(cached.bytes);
    }

    @Benchmark
    public CachedData jacksonCachedDecode(EncodedData cached) {
        return cached.peer.decodeCachedData(cached.bytes);
    }

    @Benchmark
    public CachedData jdkCachedDecode(EncodedData cached) {
        return cached.peer.decodeCachedData(cached.bytes);
    }

    @Benchmark
    public byte[] foundryCachedEncode(EncodedData cached) {
        return cached.peer.encode(cached.data);
    }

    @Benchmark
    public byte[] flatbuffersCachedEncode(EncodedData cached) {
        return cached.peer.encode(cached.data);
    }

    @Benchmark
    public byte[] foryCachedEncode(EncodedData cached) {
        return cached.peer.encode(cached.data);
    }

    @Benchmark
    public byte[] protobufCachedEncode(EncodedData cached) {
        return cached.peer.encode(cached.data);
    }

    @Benchmark
    public byte[] kryoCachedEncode(EncodedData cached) {
        return cached.peer.encode(cached.data);
    }

    @Benchmark
    public byte[] jacksonCachedEncode(EncodedData cached) {
        return cached.peer.encode(cached.data);
    }

    @Benchmark
    public byte[] jdkCachedEncode(EncodedData cached) {
        return cached.peer.encode(cached.data);
    }
}
