package io.foundry.benchmarks.archive;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.List;

/** Writes records as {@link FlatBuffersTables}, into a buffer that stays. Belongs to one thread. */
final class FlatBuffersWriter {

    private final FlatBufferBuilder builder = new FlatBufferBuilder(1 << 16);

    byte[] write(Catalogue catalogue) {
        builder.clear();
        List<Item> items = catalogue.items();
        int[] tables = new int[items.size()];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = table(items.get(i));
        }
        return finish(tables);
    }

    byte[] write(Cities cities) {
        builder.clear();
        int[] tables = new int[cities.cities().size()];
        for (int i = 0; i < tables.length; i++) {
            tables[i] = table(cities.cities().get(i));
        }
        return finish(tables);
    }

    byte[] write(CachedData data) {
        builder.clear();
        int key = builder.createString(data.key());
        int value = builder.createByteVector(data.value());
        Long expiresAt = data.expiresAt();
        builder.startTable(5);
        if (expiresAt != null) {
            // Written even where it is 0, as null is what is not written
            builder.addLong(expiresAt);
            builder.slot(3);
        }
        builder.addLong(2, data.createdAt(), 0);
        builder.addInt(4, data.hitCount(), 0);
        builder.addOffset(1, value, 0);
        builder.addOffset(0, key, 0);
        builder.finish(builder.endTable());
        return builder.sizedByteArray();
    }

    /** A root table that has nothing but a vector of tables. */
    private byte[] finish(int[] tables) {
        int vector = builder.createVectorOfTables(tables);
        builder.startTable(1);
        builder.addOffset(0, vector, 0);
        builder.finish(builder.endTable());
        return builder.sizedByteArray();
    }

    /** Fields go from large to small, as FlatBuffers' compiler orders them, so that less is lost between them. */
    private int table(Item item) {
        int id = builder.createString(item.id());
        int name = builder.createString(item.name());
        int tags = strings(item.tags());
        builder.startTable(6);
        builder.addDouble(3, item.price(), 0);
        builder.addLong(2, item.createdAt(), 0);
        builder.addOffset(5, tags, 0);
        builder.addInt(4, item.stock(), 0);
        builder.addOffset(1, name, 0);
        builder.addOffset(0, id, 0);
        return builder.endTable();
    }

    private int table(City city) {
        int name = builder.createString(city.name());
        int country = builder.createString(city.country());
        builder.startTable(6);
        builder.addDouble(5, city.longitude(), 0);
        builder.addDouble(4, city.latitude(), 0);
        builder.addLong(0, city.id(), 0);
        builder.addInt(3, city.population(), 0);
        builder.addOffset(2, country, 0);
        builder.addOffset(1, name, 0);
        return builder.endTable();
    }

    private int strings(List<String> strings) {
        int[] offsets = new int[strings.size()];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = builder.createString(strings.get(i));
        }
        builder.startVector(Integer.BYTES, offsets.length, Integer.BYTES);
        for (int i = offsets.length - 1; i >= 0; i--) {
            builder.addOffset(offsets[i]);
        }
        return builder.endVector();
    }
}
