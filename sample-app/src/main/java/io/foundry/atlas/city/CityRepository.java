package io.foundry.atlas.city;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cities in the database. Thread-safe. */
@Repository
public class CityRepository {

    private static final String CITIES_OF_COUNTRY = "cities-of-country";

    private static final String NEAREST_CITIES = "nearest-cities";

    /** The mean radius R1 of the IUGG. */
    private static final double EARTH_RADIUS_KM = 6371.0088;

    /** Half of all places on land have more than ten cities in this radius. */
    private static final double FIRST_RADIUS_KM = 50;

    private static final double RADIUS_GROWTH = 3;

    private static final String COLUMNS =
            "id, name, country_code, admin_code, feature_code, population, latitude, longitude";

    private static final RowMapper<City> CITY = (row, index) -> new City(
            row.getInt(1),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getLong(6),
            row.getDouble(7),
            row.getDouble(8));

    private static final RowMapper<NearbyCity> NEARBY_CITY =
            (row, index) -> new NearbyCity(CITY.mapRow(row, index), row.getDouble(9));

    private static final String ONE = "SELECT " + COLUMNS + " FROM city WHERE id = :id";

    private static final String OF_COUNTRY =
            "SELECT " + COLUMNS + " FROM city WHERE country_code = :country ORDER BY population DESC, id";

    private static final String SEARCH = "SELECT " + COLUMNS + " FROM city WHERE search @@ CAST(:query AS tsquery)"
            + " ORDER BY population DESC, id LIMIT :limit";

    /** Haversine formula; 'least' because rounding may bring the square root of opposite points above 1. */
    private static final String NEAREST = """
            SELECT %s,
              2 * %s * asin(least(1, sqrt(
                power(sin(radians(latitude - :latitude) / 2), 2)
                + cos(radians(:latitude)) * cos(radians(latitude))
                  * power(sin(radians(longitude - :longitude) / 2), 2)))) AS distance_km
            FROM city
            WHERE feature_code <> 'PPLX' AND (%%s)
            ORDER BY distance_km, id
            LIMIT :limit""".formatted(COLUMNS, EARTH_RADIUS_KM);

    private static final String IN_BOX =
            "point(longitude, latitude) <@ box(point(:west%1$d, :south%1$d), point(:east%1$d, :north%1$d))";

    private static final String NEAREST_IN_BOX = NEAREST.formatted(IN_BOX.formatted(0));

    private static final String NEAREST_IN_BOXES =
            NEAREST.formatted(IN_BOX.formatted(0) + " OR " + IN_BOX.formatted(1));

    private final JdbcClient jdbc;

    CityRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<City> find(int id) {
        return jdbc.sql(ONE).param("id", id).query(CITY).optional();
    }

    /**
     * All cities of the country, the most populous first; empty where the country is unknown. An answer from the cache
     * holds views: those of the 16,677 cities of the United States are read out of one array of bytes.
     */
    @Cacheable(CITIES_OF_COUNTRY)
    public List<? extends CityView> ofCountry(String countryCode) {
        return jdbc.sql(OF_COUNTRY).param("country", countryCode).query(CITY).list();
    }

    /**
     * The cities in whose names each of the words is the beginning of a word, the most populous first.
     *
     * @param words as {@link SearchName#words} gives them, at least one
     */
    public List<City> search(Set<String> words, int limit) {
        // Words have letters and digits only, so nothing in them can end the quotes
        String query = words.stream().map(word -> "'" + word + "':*").collect(Collectors.joining(" & "));
        return jdbc.sql(SEARCH)
                .param("query", query)
                .param("limit", limit)
                .query(CITY)
                .list();
    }

    /**
     * The cities with the smallest great-circle distance, nearest first, equally distant ones by id. Parts of cities
     * (feature code PPLX, such as Berlin's Mitte) are left out: who asks for the nearest city wants the city.
     *
     * <p>An index can find what lies in a box. So the search looks at the box around a circle, and takes the answer
     * if enough of the cities found lie in the circle itself: any city that was not looked at is farther away. Else
     * the circle grows.
     */
    @Cacheable(NEAREST_CITIES)
    public List<? extends NearbyCityView> nearest(double latitude, double longitude, int limit) {
        double radiusKm = FIRST_RADIUS_KM;
        while (true) {
            double radians = radiusKm / EARTH_RADIUS_KM;
            List<NearbyCity> found =
                    nearestWithin(Box.around(latitude, longitude, radians), latitude, longitude, limit);
            boolean enough = found.size() == limit && found.get(limit - 1).distanceKm() <= radiusKm;
            if (enough || radians >= Math.PI) {
                return found;
            }
            radiusKm *= RADIUS_GROWTH;
        }
    }

    private List<NearbyCity> nearestWithin(List<Box> boxes, double latitude, double longitude, int limit) {
        JdbcClient.StatementSpec statement = jdbc.sql(boxes.size() == 1 ? NEAREST_IN_BOX : NEAREST_IN_BOXES)
                .param("latitude", latitude)
                .param("longitude", longitude)
                .param("limit", limit);
        for (int i = 0; i < boxes.size(); i++) {
            Box box = boxes.get(i);
            statement = statement
                    .param("south" + i, box.south())
                    .param("west" + i, box.west())
                    .param("north" + i, box.north())
                    .param("east" + i, box.east());
        }
        return statement.query(NEARBY_CITY).list();
    }
}
