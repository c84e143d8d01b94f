package io.foundry.benchmarks.archive;

/** A format that gives its values back whole or not at all: whoever wants one field decodes all of them. */
abstract class WholeValuePeer implements Peer {

    abstract byte[] write(Object value);

    abstract <T> T read(byte[] bytes, Class<T> type);

    @Override
    public final byte[] encode(Catalogue catalogue) {
        return write(catalogue);
    }

    @Override
    public final Catalogue decodeCatalogue(byte[] bytes) {
        return read(bytes, Catalogue.class);
    }

    @Override
    public final int stock(byte[] bytes, int item) {
        return decodeCatalogue(bytes).items().get(item).stock();
    }

    @Override
    public final String name(byte[] bytes, int item) {
        return decodeCatalogue(bytes).items().get(item).name();
    }

    @Override
    public final double stockValue(byte[] bytes) {
        return LiveObjects.stockValue(decodeCatalogue(bytes));
    }

    @Override
    public final byte[] encode(Cities cities) {
        return write(cities);
    }

    @Override
    public final Cities decodeCities(byte[] bytes) {
        return read(bytes, Cities.class);
    }

    @Override
    public final long population(byte[] bytes) {
        return LiveObjects.population(decodeCities(bytes));
    }

    @Override
    public final byte[] encode(CachedData data) {
        return write(data);
    }

    @Override
    public final CachedData decodeCachedData(byte[] bytes) {
        return read(bytes, CachedData.class);
    }

    @Override
    public final long createdAt(byte[] bytes) {
        return decodeCachedData(bytes).createdAt();
    }
}
