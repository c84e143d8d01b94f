package io.foundry.benchmarks.archive;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.foundry.benchmarks.archive.protobuf.CachedDataMessage;
import io.foundry.benchmarks.archive.protobuf.CatalogueMessage;
import io.foundry.benchmarks.archive.protobuf.CitiesMessage;

/** Protocol Buffers with generated classes. One field is read from the message, without making records of it. */
final class ProtobufPeer implements Peer {

    @Override
    public byte[] encode(Catalogue catalogue) {
        return ProtobufMessages.from(catalogue).toByteArray();
    }

    @Override
    public Catalogue decodeCatalogue(byte[] bytes) {
        return ProtobufMessages.toRecord(parse(CatalogueMessage.parser(), bytes));
    }

    @Override
    public int stock(byte[] bytes, int item) {
        return parse(CatalogueMessage.parser(), bytes).getItems(item).getStock();
    }

    @Override
    public String name(byte[] bytes, int item) {
        return parse(CatalogueMessage.parser(), bytes).getItems(item).getName();
    }

    @Override
    public double stockValue(byte[] bytes) {
        double sum = 0;
        for (var item : parse(CatalogueMessage.parser(), bytes).getItemsList()) {
            sum += item.getPrice() * item.getStock();
        }
        return sum;
    }

    @Override
    public byte[] encode(Cities cities) {
        return ProtobufMessages.from(cities).toByteArray();
    }

    @Override
    public Cities decodeCities(byte[] bytes) {
        return ProtobufMessages.toRecord(parse(CitiesMessage.parser(), bytes));
    }

    @Override
    public long population(byte[] bytes) {
        long sum = 0;
        for (var city : parse(CitiesMessage.parser(), bytes).getCitiesList()) {
            sum += city.getPopulation();
        }
        return sum;
    }

    @Override
    public byte[] encode(CachedData data) {
        return ProtobufMessages.from(data).toByteArray();
    }

    @Override
    public CachedData decodeCachedData(byte[] bytes) {
        return ProtobufMessages.toRecord(parse(CachedDataMessage.parser(), bytes));
    }

    @Override
    public long createdAt(byte[] bytes) {
        return parse(CachedDataMessage.parser(), bytes).getCreatedAt();
    }

    private static <T> T parse(Parser<T> parser, byte[] bytes) {
        try {
            return parser.parseFrom(bytes);
        } catch (InvalidProtocolBufferException problem) {
            throw new IllegalArgumentException("These bytes are no such message", problem);
        }
    }
}
