package io.foundry.atlas.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoxTests {

    /** Walks from the centre in any direction to the rim of the circle and a little less. */
    @Test
    void everyPointWithinTheRadiusLiesInABox() {
        Random random = new Random(42);
        double[] latitudes = {-90, -89.999, -60, 0, 45, 89.9, 90};
        double[] longitudes = {-180, -179.99, -1, 0, 100, 179.9999, 180};
        for (int i = 0; i < 200_000; i++) {
            double latitude = i % 2 == 0 ? latitudes[i / 2 % 7] : random.nextDouble(-90, 90);
            double longitude = i % 3 == 0 ? longitudes[i / 3 % 7] : random.nextDouble(-180, 180);
            double radius = Math.PI * Math.pow(10, -random.nextDouble(5));
            double[] point = destination(latitude, longitude, radius * (1 - random.nextDouble(0.01)), random);
            List<Box> boxes = Box.around(latitude, longitude, radius);
            assertThat(boxes.stream().anyMatch(box -> box.contains(point[0], point[1])))
                    .as("%s,%s is within %s of %s,%s: %s", point[0], point[1], radius, latitude, longitude, boxes)
                    .isTrue();
        }
    }

    @Test
    void aSmallCircleHasASmallBox() {
        assertThat(Box.around(50, 10, Math.toRadians(1))).singleElement().satisfies(box -> {
            assertThat(box.contains(50, 11.5)).isTrue();
            assertThat(box.contains(50, 12)).isFalse();
            assertThat(box.contains(52, 10)).isFalse();
        });
    }

    @Test
    void aCircleAcrossThe180thMeridianHasABoxOnEachSide() {
        List<Box> boxes = Box.around(0, 179.5, Math.toRadians(1));
        assertThat(boxes).hasSize(2);
        assertThat(boxes).anyMatch(box -> box.contains(0, -179.6)).noneMatch(box -> box.contains(0, 0));
    }

    /** The point at a distance in a random direction: a turn of the centre's vector in a random plane through it. */
    private static double[] destination(double latitude, double longitude, double distance, Random random) {
        double phi = Math.toRadians(latitude);
        double lambda = Math.toRadians(longitude);
        double bearing = random.nextDouble(2 * Math.PI);
        double sine = Math.sin(phi) * Math.cos(distance) + Math.cos(phi) * Math.sin(distance) * Math.cos(bearing);
        double east = Math.sin(bearing) * Math.sin(distance) * Math.cos(phi);
        double north = Math.cos(distance) - Math.sin(phi) * sine;
        double turned = Math.toDegrees(lambda + Math.atan2(east, north));
        double wrapped = turned > 180 ? turned - 360 : turned < -180 ? turned + 360 : turned;
        return new double[] {Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, sine)))), wrapped};
    }
}
