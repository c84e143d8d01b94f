package io.foundry.benchmarks.archive;

import io.foundry.archive.Archived;
import java.io.Serializable;

/**
 * A place where people live.
 *
 * @param country its code of two letters, ISO 3166-1
 * @param latitude in degrees
 * @param longitude in degrees
 */
@Archived
public record City(long id, String name, String country, int population, double latitude, double longitude)
        implements Serializable, CityView {

    private static final long serialVersionUID = 1L;
}
