package io.foundry.archive;

import io.foundry.archive.CorruptArchiveException.Reason;

/** What the codecs share. */
final class Codecs {

    private Codecs() {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    static ArchiveCodec<?, ?> of(ArchivedType<?, ?> type) {
        return ArchiveCodec.of((ArchivedType) type);
    }

    /** Walks over an archive whose header was checked; every fault becomes a {@link CorruptArchiveException}. */
    static void validate(ArchiveCodec<?, ?> codec, Archive archive) {
        ArchiveValidator validator = new ArchiveValidator(archive, codec.rootSize());
        try {
            codec.validate(validator, ArchiveHeader.SIZE);
            validator.end();
        } catch (IndexOutOfBoundsException e) {
            throw new CorruptArchiveException(Reason.STRUCTURE, 0, "an offset leads out of the archive");
        } catch (InternalError e) {
            // What a mapped file raises that was cut short after it was mapped.
            throw new CorruptArchiveException(Reason.LENGTH, 0, "the mapped file is shorter than it was");
        }
    }
}
