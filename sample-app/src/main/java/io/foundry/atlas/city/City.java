package io.foundry.atlas.city;

import io.foundry.archive.Archived;

/**
 * A populated place.
 *
 * @param id the GeoNames id
 * @param name the name as locals or maps write it
 * @param countryCode ISO 3166-1 alpha-2, upper case
 * @param adminCode the first-level division as GeoNames codes it; empty where there is none
 * @param featureCode what kind of place GeoNames holds it for, such as PPLC for a capital
 * @param population inhabitants; 0 where nobody counted
 * @param latitude degrees north of the equator
 * @param longitude degrees east of Greenwich
 */
@Archived
public record City(
        int id,
        String name,
        String countryCode,
        String adminCode,
        String featureCode,
        long population,
        double latitude,
        double longitude)
        implements CityView {}
