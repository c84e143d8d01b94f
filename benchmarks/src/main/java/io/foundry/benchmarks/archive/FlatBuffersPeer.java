package io.foundry.benchmarks.archive;

import io.foundry.benchmarks.archive.FlatBuffersTables.CachedDataTable;
import io.foundry.benchmarks.archive.FlatBuffersTables.CatalogueTable;
import io.foundry.benchmarks.archive.FlatBuffersTables.CitiesTable;
import io.foundry.benchmarks.archive.FlatBuffersTables.CityTable;
import io.foundry.benchmarks.archive.FlatBuffersTables.ItemTable;
import java.util.ArrayList;
import java.util.List;

/** FlatBuffers, read in place, with one accessor for all elements of a vector. Nothing validates the bytes. */
final class FlatBuffersPeer implements Peer {

    private final FlatBuffersWriter writer = new FlatBuffersWriter();

    @Override
    public byte[] encode(Catalogue catalogue) {
        return writer.write(catalogue);
    }

    @Override
    public Catalogue decodeCatalogue(byte[] bytes) {
        CatalogueTable catalogue = CatalogueTable.of(bytes);
        ItemTable item = new ItemTable();
        int count = catalogue.items();
        List<Item> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            catalogue.item(i, item);
            items.add(new Item(item.id(), item.name(), item.createdAt(), item.price(), item.stock(), tags(item)));
        }
        return new Catalogue(items);
    }

    private static List<String> tags(ItemTable item) {
        int count = item.tags();
        List<String> tags = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tags.add(item.tag(i));
        }
        return tags;
    }

    @Override
    public int stock(byte[] bytes, int item) {
        return CatalogueTable.of(bytes).item(item, new ItemTable()).stock();
    }

    @Override
    public String name(byte[] bytes, int item) {
        return CatalogueTable.of(bytes).item(item, new ItemTable()).name();
    }

    @Override
    public double stockValue(byte[] bytes) {
        CatalogueTable catalogue = CatalogueTable.of(bytes);
        ItemTable item = new ItemTable();
        int count = catalogue.items();
        double sum = 0;
        for (int i = 0; i < count; i++) {
            catalogue.item(i, item);
            sum += item.price() * item.stock();
        }
        return sum;
    }

    @Override
    public byte[] encode(Cities cities) {
        return writer.write(cities);
    }

    @Override
    public Cities decodeCities(byte[] bytes) {
        CitiesTable cities = CitiesTable.of(bytes);
        CityTable city = new CityTable();
        int count = cities.cities();
        List<City> list = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            cities.city(i, city);
            list.add(new City(
                    city.id(), city.name(), city.country(), city.population(), city.latitude(), city.longitude()));
        }
        return new Cities(list);
    }

    @Override
    public long population(byte[] bytes) {
        CitiesTable cities = CitiesTable.of(bytes);
        CityTable city = new CityTable();
        int count = cities.cities();
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += cities.city(i, city).population();
        }
        return sum;
    }

    @Override
    public byte[] encode(CachedData data) {
        return writer.write(data);
    }

    @Override
    public CachedData decodeCachedData(byte[] bytes) {
        CachedDataTable data = CachedDataTable.of(bytes);
        return new CachedData(data.key(), data.value(), data.createdAt(), data.expiresAt(), data.hitCount());
    }

    @Override
    public long createdAt(byte[] bytes) {
        return CachedDataTable.of(bytes).createdAt();
    }
}
