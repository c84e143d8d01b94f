package io.foundry.atlas.city;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.foundry.archive.Archived;

/**
 * A city and how far it is from the place that was asked about.
 *
 * @param city the city; in JSON its fields stand beside the distance
 * @param distanceKm kilometres along the great circle
 */
@Archived
public record NearbyCity(@JsonUnwrapped City city, double distanceKm) implements NearbyCityView {}
