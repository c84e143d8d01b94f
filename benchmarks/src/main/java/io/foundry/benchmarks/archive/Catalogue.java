package io.foundry.benchmarks.archive;

import io.foundry.archive.Archived;
import java.io.Serializable;
import java.util.List;

/**
 * Many things to sell, as one value of a cache.
 *
 * @param items not copied; {@link Samples} gives immutable ones
 */
@Archived
public record Catalogue(List<Item> items) implements Serializable, CatalogueView {

    private static final long serialVersionUID = 1L;
}
