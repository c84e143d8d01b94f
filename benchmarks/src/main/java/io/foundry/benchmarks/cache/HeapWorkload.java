package io.foundry.benchmarks.cache;

import io.foundry.benchmarks.archive.Cities;
import io.foundry.benchmarks.archive.City;
import java.util.ArrayList;
import java.util.List;

/** What fills the caches whose heap is measured. */
enum HeapWorkload {
    SMALL("cities", City.class) {
        @Override
        Object value(List<City> cities, int entry) {
            return fresh(cities, entry);
        }

        @Override
        long population(Object value) {
            return ((City) value).population();
        }
    },
    LARGE("lists of 200 cities", Cities.class) {
        @Override
        Object value(List<City> cities, int entry) {
            List<City> some = new ArrayList<>(LENGTH);
            for (int i = 0; i < LENGTH; i++) {
                some.add(fresh(cities, entry * LENGTH + i));
            }
            return new Cities(List.copyOf(some));
        }

        @Override
        long population(Object value) {
            long sum = 0;
            for (City city : ((Cities) value).cities()) {
                sum += city.population();
            }
            return sum;
        }
    };

    private static final int LENGTH = 200;

    private final String title;
    private final Class<?> type;

    HeapWorkload(String title, Class<?> type) {
        this.title = title;
        this.type = type;
    }

    /** The plural, for people to read. */
    String title() {
        return title;
    }

    /** The class of each value. */
    Class<?> type() {
        return type;
    }

    /** A value that shares no object with another one, as rows of a database do not. */
    abstract Object value(List<City> cities, int entry);

    /** The sum over a value, by which one sees that it is all there. */
    abstract long population(Object value);

    private static City fresh(List<City> cities, int index) {
        City city = cities.get(index % cities.size());
        return new City(
                index, copy(city.name()), copy(city.country()), city.population(), city.latitude(), city.longitude());
    }

    /** The constructor that takes a String would share its characters. */
    private static String copy(String text) {
        return new String(text.toCharArray());
    }
}
