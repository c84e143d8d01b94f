package io.foundry.atlas.city;

import java.util.List;

/**
 * A range of latitudes and longitudes in degrees, edges included. It never crosses the 180th meridian: an area that
 * does is two boxes.
 */
record Box(double south, double west, double north, double east) {

    private static final Box WORLD = new Box(-90, -180, 90, 180);

    /** Far more than rounding can lose, and some centimetres on the ground. */
    private static final double MARGIN_DEGREES = 1e-6;

    /**
     * Boxes that together hold each point whose great-circle distance to the given one is at most the radius. They
     * hold others too.
     *
     * <p>The circle's northernmost and southernmost points lie the radius away along the meridian. Its easternmost
     * does not lie on the same latitude, but where a meridian touches the circle: {@code asin(sin r / cos latitude)}
     * away. A circle around a pole meets all meridians.
     */
    static List<Box> around(double latitude, double longitude, double radiusRadians) {
        double reach = Math.toDegrees(radiusRadians) + MARGIN_DEGREES;
        double south = latitude - reach;
        double north = latitude + reach;
        if (radiusRadians >= Math.PI / 2) {
            return List.of(WORLD);
        }
        if (south <= -90 || north >= 90) {
            return List.of(new Box(Math.max(south, -90), -180, Math.min(north, 90), 180));
        }
        double touch = Math.sin(Math.toRadians(reach)) / Math.cos(Math.toRadians(latitude));
        if (touch >= 1) {
            return List.of(new Box(south, -180, north, 180));
        }
        double width = Math.toDegrees(Math.asin(touch)) + MARGIN_DEGREES;
        double west = longitude - width;
        double east = longitude + width;
        if (west <= -180) {
            return List.of(new Box(south, west + 360, north, 180), new Box(south, -180, north, east));
        }
        if (east >= 180) {
            return List.of(new Box(south, west, north, 180), new Box(south, -180, north, east - 360));
        }
        return List.of(new Box(south, west, north, east));
    }

    boolean contains(double latitude, double longitude) {
        return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
    }
}
