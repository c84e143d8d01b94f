package io.foundry.benchmarks.cache;

import io.foundry.benchmarks.archive.Cities;
import io.foundry.benchmarks.archive.CitiesView;
import io.foundry.benchmarks.archive.City;
import io.foundry.benchmarks.archive.CityView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.cache.annotation.Cacheable;

/**
 * What an application has in front of its database. Each method ends in {@link #loads()} if the cache did not answer.
 * Methods of one cache differ in what they return, which is how callers of Foundry's cache say what they want.
 */
class CachedCities {

    static final String COUNTRY = "country";

    static final String CITY = "city";

    private final Map<Long, City> byId = new HashMap<>();

    private final Cities cities;

    private long loads;

    CachedCities(Cities cities) {
        this.cities = cities;
        cities.cities().forEach(city -> byId.put(city.id(), city));
    }

    @Cacheable(COUNTRY)
    public CitiesView countryView(String code) {
        return load();
    }

    @Cacheable(COUNTRY)
    public List<? extends CityView> countryList(String code) {
        return load().cities();
    }

    @Cacheable(COUNTRY)
    public Cities country(String code) {
        return load();
    }

    @Cacheable(CITY)
    public CityView cityView(long id) {
        return load(id);
    }

    @Cacheable(CITY)
    public City city(long id) {
        return load(id);
    }

    private Cities load() {
        loads++;
        return cities;
    }

    private City load(long id) {
        loads++;
        City city = byId.get(id);
        if (city == null) {
            throw new IllegalArgumentException("No city has the id " + id);
        }
        return city;
    }

    /** How often the cache had nothing. */
    public long loads() {
        return loads;
    }
}
