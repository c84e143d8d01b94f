package io.foundry.archive;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Local date and time, offset in seconds and the zone's name, behind a slot. */
record ZonedDateTimeType() implements SlotType<ZonedDateTime, ZonedDateTime> {

    private static final int OFFSET = 14;
    private static final int ZONE = 18;
    private static final int OBJECT = 22;

    @Override
    public void write(ArchiveWriter writer, int at, @Nullable ZonedDateTime value) {
        if (value == null) {
            return;
        }
        int object = writer.reserve(OBJECT, 1);
        writer.link(at, object);
        ArchivedTypes.putDateTime(writer, object, value.toLocalDateTime());
        writer.putInt(object + OFFSET, value.getOffset().getTotalSeconds());
        writer.putString(object + ZONE, value.getZone().getId());
    }

    @Override
    public @Nullable ZonedDateTime read(Archive archive, int at) {
        int object = archive.target(at);
        if (object == 0) {
            return null;
        }
        String zone = archive.getString(object + ZONE);
        if (zone == null) {
            throw new DateTimeException("no zone");
        }
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(archive.getInt(object + OFFSET));
        return ZonedDateTime.ofLocal(ArchivedTypes.dateTime(archive, object), ZoneId.of(zone), offset);
    }

    @Override
    public @Nullable ZonedDateTime view(Archive archive, int at) {
        return read(archive, at);
    }

    @Override
    public void validate(ArchiveValidator validator, int at) {
        int object = validator.reference(at, OBJECT, 1);
        if (object == 0) {
            return;
        }
        validator.string(object + ZONE);
        try {
            read(validator.archive(), at);
        } catch (DateTimeException e) {
            throw ArchiveValidator.corrupt(object, "date and time that do not exist");
        }
    }

    @Override
    public void describe(ArchiveSchema schema) {
        schema.name("ZonedDateTime");
    }
}
