package io.foundry.benchmarks.archive;

import com.google.protobuf.UnsafeByteOperations;
import io.foundry.benchmarks.archive.protobuf.CachedDataMessage;
import io.foundry.benchmarks.archive.protobuf.CatalogueMessage;
import io.foundry.benchmarks.archive.protobuf.CitiesMessage;
import io.foundry.benchmarks.archive.protobuf.CityMessage;
import io.foundry.benchmarks.archive.protobuf.ItemMessage;
import java.util.ArrayList;
import java.util.List;

/** Records to the messages that protoc made of {@code archive.proto}, and back. */
final class ProtobufMessages {

    private ProtobufMessages() {}

    static CatalogueMessage from(Catalogue catalogue) {
        CatalogueMessage.Builder builder = CatalogueMessage.newBuilder();
        for (Item item : catalogue.items()) {
            builder.addItems(ItemMessage.newBuilder()
                    .setId(item.id())
                    .setName(item.name())
                    .setCreatedAt(item.createdAt())
                    .setPrice(item.price())
                    .setStock(item.stock())
                    .addAllTags(item.tags())
                    .build());
        }
        return builder.build();
    }

    static Catalogue toRecord(CatalogueMessage message) {
        List<Item> items = new ArrayList<>(message.getItemsCount());
        for (ItemMessage item : message.getItemsList()) {
            items.add(new Item(
                    item.getId(),
                    item.getName(),
                    item.getCreatedAt(),
                    item.getPrice(),
                    item.getStock(),
                    item.getTagsList()));
        }
        return new Catalogue(items);
    }

    static CitiesMessage from(Cities cities) {
        CitiesMessage.Builder builder = CitiesMessage.newBuilder();
        for (City city : cities.cities()) {
            builder.addCities(CityMessage.newBuilder()
                    .setId(city.id())
                    .setName(city.name())
                    .setCountry(city.country())
                    .setPopulation(city.population())
                    .setLatitude(city.latitude())
                    .setLongitude(city.longitude())
                    .build());
        }
        return builder.build();
    }

    static Cities toRecord(CitiesMessage message) {
        List<City> cities = new ArrayList<>(message.getCitiesCount());
        for (CityMessage city : message.getCitiesList()) {
            cities.add(new City(
                    city.getId(),
                    city.getName(),
                    city.getCountry(),
                    city.getPopulation(),
                    city.getLatitude(),
                    city.getLongitude()));
        }
        return new Cities(cities);
    }

    static CachedDataMessage from(CachedData data) {
        CachedDataMessage.Builder builder = CachedDataMessage.newBuilder()
                .setKey(data.key())
                // Saves a copy; the bytes do not change while they are written
                .setValue(UnsafeByteOperations.unsafeWrap(data.value()))
                .setCreatedAt(data.createdAt())
                .setHitCount(data.hitCount());
        Long expiresAt = data.expiresAt();
        if (expiresAt != null) {
            builder.setExpiresAt(expiresAt);
        }
        return builder.build();
    }

    static CachedData toRecord(CachedDataMessage message) {
        return new CachedData(
                message.getKey(),
                message.getValue().toByteArray(),
                message.getCreatedAt(),
                message.hasExpiresAt() ? message.getExpiresAt() : null,
                message.getHitCount());
    }
}
