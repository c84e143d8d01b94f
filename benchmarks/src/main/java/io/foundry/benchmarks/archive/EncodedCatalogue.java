package io.foundry.benchmarks.archive;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A catalogue in the format that the benchmark's method is called after. JMH makes one for each thread. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init")
public class EncodedCatalogue {

    final Catalogue catalogue = Samples.catalogue();

    Peer peer;

    byte[] bytes;

    /** Loads the one library, and encodes. */
    @Setup
    public void prepare(BenchmarkParams params) {
        peer = Subject.of(params).peer();
        bytes = peer.encode(catalogue);
    }
}
