package io.foundry.atlas.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foundry.atlas.RunningAtlas;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The nearest cities are those that a look at every single one of them finds. */
class NearestPropertyTests {

    private static final long SEED = 20_260_101;

    private static CityRepository cities;
    private static List<double[]> places;
    private static double[][] vectors;

    @BeforeAll
    static void readAllPlaces() {
        cities = RunningAtlas.bean(CityRepository.class);
        places = RunningAtlas.bean(JdbcClient.class)
                .sql("SELECT latitude, longitude FROM city WHERE feature_code <> 'PPLX'")
                .query((row, index) -> new double[] {row.getDouble(1), row.getDouble(2)})
                .list();
        vectors = places.stream().map(place -> vector(place[0], place[1])).toArray(double[][]::new);
    }

    @Test
    void anywhereOnEarth() {
        Random random = new Random(SEED);
        for (int i = 0; i < 150; i++) {
            // Evenly over the sphere: two thirds of it is sea, far from everything
            double latitude = Math.toDegrees(Math.asin(random.nextDouble(-1, 1)));
            check(latitude, random.nextDouble(-180, 180), 1 + random.nextInt(100));
        }
    }

    @Test
    void nearCities() {
        Random random = new Random(SEED);
        for (int i = 0; i < 150; i++) {
            double[] place = places.get(random.nextInt(places.size()));
            double latitude = Math.max(-90, Math.min(90, place[0] + random.nextGaussian()));
            check(latitude, Math.max(-180, Math.min(180, place[1] + random.nextGaussian())), 1 + random.nextInt(20));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "90, 0",
        "-90, 0",
        "90, 180",
        "89.9, -135",
        "-89.5, 77",
        "-16.8, 180",
        "-16.8, -180",
        "-17, 179.99",
        "0, 0",
        "66, -179.9",
        "-48.9, -123.4",
        "78.2, 15.6",
        "-54.9, -67.6",
        "0, 180",
        "64.7, 177.5"
    })
    void atPolesAndAcrossThe180thMeridian(double latitude, double longitude) {
        check(latitude, longitude, 1);
        check(latitude, longitude, 25);
        check(latitude, longitude, 100);
    }

    private static void check(double latitude, double longitude, int limit) {
        List<? extends NearbyCityView> found = cities.nearest(latitude, longitude, limit);
        double[] here = vector(latitude, longitude);
        double[] expected = Arrays.stream(vectors)
                .mapToDouble(there -> distanceKm(here, there))
                .sorted()
                .limit(limit)
                .toArray();
        double[] distances =
                found.stream().mapToDouble(NearbyCityView::distanceKm).toArray();
        assertThat(distances)
                .as("distances from %s,%s (limit %s)", latitude, longitude, limit)
                .containsExactly(expected, within(1e-6));
        assertThat(found.stream().map(near -> near.city().id()).distinct()).hasSize(limit);
        assertThat(Arrays.stream(distances).sorted().toArray()).containsExactly(distances);
        for (NearbyCityView near : found) {
            double own =
                    distanceKm(here, vector(near.city().latitude(), near.city().longitude()));
            assertThat(near.distanceKm()).isCloseTo(own, within(1e-6));
        }
    }

    /** Another formula than the one that is tested: the angle between two vectors by their cross and dot product. */
    private static double distanceKm(double[] a, double[] b) {
        double x = a[1] * b[2] - a[2] * b[1];
        double y = a[2] * b[0] - a[0] * b[2];
        double z = a[0] * b[1] - a[1] * b[0];
        double dot = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
        return 6371.0088 * Math.atan2(Math.sqrt(x * x + y * y + z * z), dot);
    }

    private static double[] vector(double latitude, double longitude) {
        double phi = Math.toRadians(latitude);
        double lambda = Math.toRadians(longitude);
        return new double[] {Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)};
    }
}
