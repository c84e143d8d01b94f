package io.foundry.benchmarks.archive;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A catalogue that nobody encodes: what a cache that keeps references has. JMH makes one for each thread. */
@State(Scope.Thread)
public class LiveCatalogue {

    final Catalogue catalogue = Samples.catalogue();
}
