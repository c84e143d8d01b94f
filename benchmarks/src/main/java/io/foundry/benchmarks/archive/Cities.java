package io.foundry.benchmarks.archive;

import java.io.Serializable;
import java.util.List;

/**
 * The cities of one country, as one value of a cache.
 *
 * @param cities not copied; {@link Samples} gives immutable ones
 */
public record Cities(List<City> cities) implements Serializable {

    private static final long serialVersionUID = 1L;
}
