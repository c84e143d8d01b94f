package io.foundry.benchmarks.archive;

import java.io.Serializable;
import java.util.List;

/**
 * Many things to sell, as one value of a cache.
 *
 * @param items not copied; {@link Samples} gives immutable ones
 */
public record Catalogue(List<Item> items) implements Serializable {

    private static final long serialVersionUID = 1L;
}
