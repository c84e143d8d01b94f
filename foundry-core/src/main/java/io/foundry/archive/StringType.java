package io.foundry.archive;

import org.jspecify.annotations.Nullable;

/** A string behind a slot, or in it. */
record StringType() implements SlotType<String, String> {

    @Override
    public void write(ArchiveWriter writer, int at, @Nullable String value) {
        writer.putString(at, value);
    }

    @Override
    public @Nullable String read(Archive archive, int at) {
        return archive.getString(at);
    }

    @Override
    public @Nullable String view(Archive archive, int at) {
        return archive.getString(at);
    }

    @Override
    public void validate(ArchiveValidator validator, int at) {
        validator.string(at);
    }

    @Override
    public boolean hasStableHash() {
        return true;
    }

    @Override
    public int hashAt(Archive archive, int at) {
        return archive.stringHash(at);
    }

    @Override
    public boolean equalsAt(Archive archive, int at, Object key) {
        return archive.stringEquals(at, (String) key);
    }

    @Override
    public void describe(ArchiveSchema schema) {
        schema.name("string");
    }
}
