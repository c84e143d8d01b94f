package io.foundry.benchmarks.archive;

import io.foundry.archive.Validation;
import java.util.concurrent.TimeUnit;
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
 * Turns a catalogue of 5,000 items into bytes, and bytes into records with Strings. One op is one whole catalogue; the
 * bytes are a new array each time, as a cache has to keep them.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar archive.WholeCatalogueBenchmark -prof gc</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = ForyPeer.JVM_ARGUMENT)
public class WholeCatalogueBenchmark {

    @Benchmark
    public Catalogue foundryDecodeAll(EncodedCatalogue cached) {
        return cached.peer.decodeCatalogue(cached.bytes);
    }

    @Benchmark
    public Catalogue flatbuffersDecodeAll(EncodedCatalogue cached) {
        return cached.peer.decodeCatalogue(cached.bytes);
    }

    @Benchmark
    public Catalogue foryDecodeAll(EncodedCatalogue cached) {
        return cached.peer.decodeCatalogue(cached.bytes);
    }

    @Benchmark
    public Catalogue protobufDecodeAll(EncodedCatalogue cached) {
        return cached.peer.decodeCatalogue(cached.bytes);
    }

    @Benchmark
    public Catalogue kryoDecodeAll(EncodedCatalogue cached) {
        return cached.peer.decodeCatalogue(cached.bytes);
    }

    @Benchmark
    public Catalogue jacksonDecodeAll(EncodedCatalogue cached) {
        return cached.peer.decodeCatalogue(cached.bytes);
    }

    @Benchmark
    public Catalogue jdkDecodeAll(EncodedCatalogue cached) {
        return cached.peer.decodeCatalogue(cached.bytes);
    }

    @Benchmark
    public byte[] foundryEncode(EncodedCatalogue cached) {
        return cached.peer.encode(cached.catalogue);
    }

    @Benchmark
    public byte[] flatbuffersEncode(EncodedCatalogue cached) {
        return cached.peer.encode(cached.catalogue);
    }

    @Benchmark
    public byte[] foryEncode(EncodedCatalogue cached) {
        return cached.peer.encode(cached.catalogue);
    }

    @Benchmark
    public byte[] protobufEncode(EncodedCatalogue cached) {
        return cached.peer.encode(cached.catalogue);
    }

    @Benchmark
    public byte[] kryoEncode(EncodedCatalogue cached) {
        return cached.peer.encode(cached.catalogue);
    }

    @Benchmark
    public byte[] jacksonEncode(EncodedCatalogue cached) {
        return cached.peer.encode(cached.catalogue);
    }

    @Benchmark
    public byte[] jdkEncode(EncodedCatalogue cached) {
        return cached.peer.encode(cached.catalogue);
    }

    @Benchmark
    public int foundryEncodeReused(FoundryCatalogue cached) {
        return cached.peer.encodeReused(cached.catalogue);
    }

    @Benchmark
    public byte[] foundryEncodeChecksummed(FoundryCatalogue cached) {
        return cached.peer.encodeChecksummed(cached.catalogue);
    }

    /** The full walk over bytes that anybody may have written. */
    @Benchmark
    public byte[] foundryValidate(FoundryCatalogue cached) {
        cached.peer.open(cached.checksummed, Validation.FULL);
        return cached.checksummed;
    }

    @Benchmark
    public byte[] foundryChecksum(FoundryCatalogue cached) {
        cached.peer.open(cached.checksummed, Validation.CHECKSUM);
        return cached.checksummed;
    }

    /** What only Foundry does. */
    @State(Scope.Thread)
    public static class FoundryCatalogue {

        final FoundryPeer peer = new FoundryPeer();

        final Catalogue catalogue = Samples.catalogue();

        final byte[] checksummed = peer.encodeChecksummed(catalogue);
    }
}
