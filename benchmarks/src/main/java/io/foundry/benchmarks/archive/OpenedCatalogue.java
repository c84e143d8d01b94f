package io.foundry.benchmarks.archive;

import io.foundry.archive.Archive;
import io.foundry.archive.Validation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A catalogue's archive with a view that is kept. JMH makes one for each thread. */
@State(Scope.Thread)
public class OpenedCatalogue {

    final CatalogueView view = CatalogueArchive.codec()
            .access(Archive.of(new FoundryPeer().encode(Samples.catalogue())), Validation.HEADER);
}
