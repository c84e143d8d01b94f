package io.foundry.benchmarks.archive;

import com.google.flatbuffers.Table;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * What FlatBuffers' compiler would make of the records, written by hand because no package of that compiler fits the
 * library's version. Field n of a table has its place in the table's own index at 4 + 2n; 0 there says that it is not
 * present, which FlatBuffers writes for a field that has its default.
 */
final class FlatBuffersTables {

    private FlatBuffersTables() {}

    /** What all tables here need: fields by their place in the index. */
    abstract static class Fields extends Table {

        final void at(int position, @Nullable ByteBuffer buffer) {
            __reset(position, buffer);
        }

        final void atRoot(byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            at(buffer.getInt(0), buffer);
        }

        final int intAt(int slot) {
            int offset = __offset(slot);
            return offset != 0 ? bb.getInt(offset + bb_pos) : 0;
        }

        final long longAt(int slot) {
            int offset = __offset(slot);
            return offset != 0 ? bb.getLong(offset + bb_pos) : 0;
        }

        final double doubleAt(int slot) {
            int offset = __offset(slot);
            return offset != 0 ? bb.getDouble(offset + bb_pos) : 0;
        }

        final String stringAt(int slot) {
            int offset = __offset(slot);
            return offset != 0 ? __string(offset + bb_pos) : "";
        }

        final int lengthAt(int slot) {
            int offset = __offset(slot);
            return offset != 0 ? __vector_len(offset) : 0;
        }

        /** Lets the table be the one of that number in a vector. */
        final <T extends Fields> T elementAt(int slot, int index, T table) {
            table.at(__indirect(__vector(__offset(slot)) + index * Integer.BYTES), bb);
            return table;
        }
    }

    /** A {@link Catalogue}. */
    static final class CatalogueTable extends Fields {

        static CatalogueTable of(byte[] bytes) {
            CatalogueTable table = new CatalogueTable();
            table.atRoot(bytes);
            return table;
        }

        int items() {
            return lengthAt(4);
        }

        ItemTable item(int index, ItemTable item) {
            return elementAt(4, index, item);
        }
    }

    /** An {@link Item}. */
    static final class ItemTable extends Fields {

        String id() {
            return stringAt(4);
        }

        String name() {
            return stringAt(6);
        }

        long createdAt() {
            return longAt(8);
        }

        double price() {
            return doubleAt(10);
        }

        int stock() {
            return intAt(12);
        }

        int tags() {
            return lengthAt(14);
        }

        String tag(int index) {
            return __string(__vector(__offset(14)) + index * Integer.BYTES);
        }
    }

    /** The {@link Cities}. */
    static final class CitiesTable extends Fields {

        static CitiesTable of(byte[] bytes) {
            CitiesTable table = new CitiesTable();
            table.atRoot(bytes);
            return table;
        }

        int cities() {
            return lengthAt(4);
        }

        CityTable city(int index, CityTable city) {
            return elementAt(4, index, city);
        }
    }

    /** A {@link City}. */
    static final class CityTable extends Fields {

        long id() {
            return longAt(4);
        }

        String name() {
            return stringAt(6);
        }

        String country() {
            return stringAt(8);
        }

        int population() {
            return intAt(10);
        }

        double latitude() {
            return doubleAt(12);
        }

        double longitude() {
            return doubleAt(14);
        }
    }

    /** A {@link CachedData}. */
    static final class CachedDataTable extends Fields {

        static CachedDataTable of(byte[] bytes) {
            CachedDataTable table = new CachedDataTable();
            table.atRoot(bytes);
            return table;
        }

        String key() {
            return stringAt(4);
        }

        byte[] value() {
            byte[] value = new byte[lengthAt(6)];
            if (value.length > 0) {
                bb.get(__vector(__offset(6)), value);
            }
            return value;
        }

        long createdAt() {
            return longAt(8);
        }

        @Nullable
        Long expiresAt() {
            return __offset(10) != 0 ? longAt(10) : null;
        }

        int hitCount() {
            return intAt(12);
        }
    }
}
