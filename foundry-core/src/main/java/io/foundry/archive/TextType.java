package io.foundry.archive;

import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A value that is stored as its text. */
record TextType<T>(String name, Function<T, String> format, Function<String, T> parse) implements SlotType<T, T> {

    @Override
    public void write(ArchiveWriter writer, int at, @Nullable T value) {
        writer.putString(at, value == null ? null : format.apply(value));
    }

    @Override
    public @Nullable T read(Archive archive, int at) {
        String text = archive.getString(at);
        return text == null ? null : parse.apply(text);
    }

    @Override
    public @Nullable T view(Archive archive, int at) {
        return read(archive, at);
    }

    @Override
    public void validate(ArchiveValidator validator, int at) {
        validator.string(at);
        try {
            read(validator.archive(), at);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw ArchiveValidator.corrupt(at, "text that is no " + name);
        }
    }

    @Override
    public void describe(ArchiveSchema schema) {
        schema.name(name);
    }
}
