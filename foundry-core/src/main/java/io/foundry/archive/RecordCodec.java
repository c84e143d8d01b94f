package io.foundry.archive;

/** A record whose struct is the root. */
record RecordCodec<R extends V, V>(ArchivedRecord<R, V> type, long fingerprint, int rootSize)
        implements ArchiveCodec<R, V> {

    static <R extends V, V> RecordCodec<R, V> of(ArchivedRecord<R, V> type) {
        return new RecordCodec<>(type, ArchiveSchema.fingerprint(type), type.structSize());
    }

    @Override
    public void writeRoot(ArchiveWriter writer, int at, V value) {
        type.writeStruct(writer, at, value);
    }

    @Override
    public V view(Archive archive) {
        return type.viewStruct(archive, ArchiveHeader.SIZE);
    }

    @Override
    public R read(Archive archive) {
        return type.readStruct(archive, ArchiveHeader.SIZE);
    }

    @Override
    public void validate(ArchiveValidator validator, int at) {
        type.validateStruct(validator, at);
    }
}
