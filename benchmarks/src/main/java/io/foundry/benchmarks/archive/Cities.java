package io.foundry.benchmarks.archive;

import io.foundry.archive.Archived;
import java.io.Serializable;
import java.util.List;

/**
 * The cities of one country, as one value of a cache.
 *
 * @param cities not copied; {@link Samples} gives immutable ones
 */
@Archived
public record Cities(List<City> cities) implements Serializable, CitiesView {

    private static final long serialVersionUID = 1L;
}
