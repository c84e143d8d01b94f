package io.foundry.benchmarks.archive;

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
 * Reads from a catalogue of 5,000 items in a cache: one number of one item, the name of one item as a String, and two
 * numbers of all items. One op is one of these, beginning with the bytes as a hit in the cache does; the methods of
 * {@code object} begin with live records.
 *
 * <p>A format that cannot be read in place decodes all of it for one field, as a cache in front of it would.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar archive.CacheSerializationBenchmark -prof gc</pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = ForyPeer.JVM_ARGUMENT)
public class CacheSerializationBenchmark {

    private static final int STRIDE = 1_237;

    private int item;

    /** Another item each time, in an order that no prefetching guesses. */
    private int next() {
        item += STRIDE;
        if (item >= Samples.ITEMS) {
            item -= Samples.ITEMS;
        }
        return item;
    }

    @Benchmark
    public int foundryReadField(EncodedCatalogue cached) {
        return cached.peer.stock(cached.bytes, next());
    }

    @Benchmark
    public int flatbuffersReadField(EncodedCatalogue cached) {
        return cached.peer.stock(cached.bytes, next());
    }

    @Benchmark
    public int foryReadField(EncodedCatalogue cached) {
        return cached.peer.stock(cached.bytes, next());
    }

    @Benchmark
    public int protobufReadField(EncodedCatalogue cached) {
        return cached.peer.stock(cached.bytes, next());
    }

    @Benchmark
    public int kryoReadField(EncodedCatalogue cached) {
        return cached.peer.stock(cached.bytes, next());
    }

    @Benchmark
    public int jacksonReadField(EncodedCatalogue cached) {
        return cached.peer.stock(cached.bytes, next());
    }

    @Benchmark
    public int jdkReadField(EncodedCatalogue cached) {
        return cached.peer.stock(cached.bytes, next());
    }

    /** From a view that was opened before, as one that a request holds. */
    @Benchmark
    public int foundryOpenedReadField(OpenedCatalogue opened) {
        return opened.view.items().get(next()).stock();
    }

    @Benchmark
    public double foundryOpenedScanColumn(OpenedCatalogue opened) {
        double sum = 0;
        for (ItemView item : opened.view.items()) {
            sum += item.price() * item.stock();
        }
        return sum;
    }

    @Benchmark
    public int objectReadField(LiveCatalogue live) {
        return live.catalogue.items().get(next()).stock();
    }

    @Benchmark
    public String foundryReadItemString(EncodedCatalogue cached) {
        return cached.peer.name(cached.bytes, next());
    }

    @Benchmark
    public String flatbuffersReadItemString(EncodedCatalogue cached) {
        return cached.peer.name(cached.bytes, next());
    }

    @Benchmark
    public String foryReadItemString(EncodedCatalogue cached) {
        return cached.peer.name(cached.bytes, next());
    }

    @Benchmark
    public String protobufReadItemString(EncodedCatalogue cached) {
        return cached.peer.name(cached.bytes, next());
    }

    @Benchmark
    public String kryoReadItemString(EncodedCatalogue cached) {
        return cached.peer.name(cached.bytes, next());
    }

    @Benchmark
    public String jacksonReadItemString(EncodedCatalogue cached) {
        return cached.peer.name(cached.bytes, next());
    }

    @Benchmark
    public String jdkReadItemString(EncodedCatalogue cached) {
        return cached.peer.name(cached.bytes, next());
    }

    @Benchmark
    public String objectReadItemString(LiveCatalogue live) {
        return live.catalogue.items().get(next()).name();
    }

    @Benchmark
    public double foundryScanColumn(EncodedCatalogue cached) {
        return cached.peer.stockValue(cached.bytes);
    }

    @Benchmark
    public double flatbuffersScanColumn(EncodedCatalogue cached) {
        return cached.peer.stockValue(cached.bytes);
    }

    @Benchmark
    public double foryScanColumn(EncodedCatalogue cached) {
        return cached.peer.stockValue(cached.bytes);
    }

    @Benchmark
    public double protobufScanColumn(EncodedCatalogue cached) {
        return cached.peer.stockValue(cached.bytes);
    }

    @Benchmark
    public double kryoScanColumn(EncodedCatalogue cached) {
        return cached.peer.stockValue(cached.bytes);
    }

    @Benchmark
    public double jacksonScanColumn(EncodedCatalogue cached) {
        return cached.peer.stockValue(cached.bytes);
    }

    @Benchmark
    public double jdkScanColumn(EncodedCatalogue cached) {
        return cached.peer.stockValue(cached.bytes);
    }

    @Benchmark
    public double objectScanColumn(LiveCatalogue live) {
        return LiveObjects.stockValue(live.catalogue);
    }
}
