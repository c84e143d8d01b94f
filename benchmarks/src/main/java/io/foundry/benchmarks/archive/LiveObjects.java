package io.foundry.benchmarks.archive;

/** The sums over records that are there already: what a cache that keeps references would cost. */
final class LiveObjects {

    private LiveObjects() {}

    static double stockValue(Catalogue catalogue) {
        double sum = 0;
        for (Item item : catalogue.items()) {
            sum += item.price() * item.stock();
        }
        return sum;
    }

    static long population(Cities cities) {
        long sum = 0;
        for (City city : cities.cities()) {
            sum += city.population();
        }
        return sum;
    }
}
