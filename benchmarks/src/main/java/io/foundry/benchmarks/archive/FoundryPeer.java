package io.foundry.benchmarks.archive;

import io.foundry.archive.Archive;
import io.foundry.archive.ArchiveCodec;
import io.foundry.archive.ArchiveWriter;
import io.foundry.archive.Validation;

/** Foundry's archives, read in place; opened as bytes that this process wrote itself, so that only the header is checked. */
final class FoundryPeer implements Peer {

    private static final ArchiveCodec<Catalogue, CatalogueView> CATALOGUE = CatalogueArchive.codec();
    private static final ArchiveCodec<Cities, CitiesView> CITIES = CitiesArchive.codec();
    private static final ArchiveCodec<CachedData, CachedDataView> CACHED_DATA = CachedDataArchive.codec();

    private final ArchiveWriter writer = new ArchiveWriter();

    @Override
    public byte[] encode(Catalogue catalogue) {
        CATALOGUE.encode(catalogue, writer, false);
        return writer.toByteArray();
    }

    /** Into the writer's buffer, without a copy; returns the bytes that it takes. */
    int encodeReused(Catalogue catalogue) {
        return CATALOGUE.encode(catalogue, writer, false);
    }

    byte[] encodeChecksummed(Catalogue catalogue) {
        CATALOGUE.encode(catalogue, writer, true);
        return writer.toByteArray();
    }

    /** Opens the catalogue, trusting it as far as given, and reads nothing. */
    void open(byte[] bytes, Validation validation) {
        CATALOGUE.open(Archive.of(bytes), validation);
    }

    @Override
    public Catalogue decodeCatalogue(byte[] bytes) {
        return CATALOGUE.decode(Archive.of(bytes), Validation.HEADER);
    }

    @Override
    public int stock(byte[] bytes, int item) {
        return CATALOGUE
                .access(Archive.of(bytes), Validation.HEADER)
                .items()
                .get(item)
                .stock();
    }

    @Override
    public String name(byte[] bytes, int item) {
        return CATALOGUE
                .access(Archive.of(bytes), Validation.HEADER)
                .items()
                .get(item)
                .name();
    }

    @Override
    public double stockValue(byte[] bytes) {
        double sum = 0;
        for (ItemView item :
                CATALOGUE.access(Archive.of(bytes), Validation.HEADER).items()) {
            sum += item.price() * item.stock();
        }
        return sum;
    }

    @Override
    public byte[] encode(Cities cities) {
        CITIES.encode(cities, writer, false);
        return writer.toByteArray();
    }

    @Override
    public Cities decodeCities(byte[] bytes) {
        return CITIES.decode(Archive.of(bytes), Validation.HEADER);
    }

    @Override
    public long population(byte[] bytes) {
        long sum = 0;
        for (CityView city : CITIES.access(Archive.of(bytes), Validation.HEADER).cities()) {
            sum += city.population();
        }
        return sum;
    }

    @Override
    public byte[] encode(CachedData data) {
        CACHED_DATA.encode(data, writer, false);
        return writer.toByteArray();
    }

    @Override
    public CachedData decodeCachedData(byte[] bytes) {
        return CACHED_DATA.decode(Archive.of(bytes), Validation.HEADER);
    }

    @Override
    public long createdAt(byte[] bytes) {
        return CACHED_DATA.access(Archive.of(bytes), Validation.HEADER).createdAt();
    }
}
