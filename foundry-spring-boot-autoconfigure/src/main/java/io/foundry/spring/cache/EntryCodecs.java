package io.foundry.spring.cache;

import io.foundry.archive.Archive;
import io.foundry.archive.ArchiveCodec;
import io.foundry.archive.ArchiveHeader;
import io.foundry.archive.CorruptArchiveException;
import io.foundry.archive.CorruptArchiveException.Reason;
import io.foundry.archive.NotArchivableException;
import io.foundry.archive.ViewOf;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.support.NullValue;
import org.springframework.util.ClassUtils;

/**
 * The codecs of all caches: by declared type, by the class of a value, and by what an entry's header says. Thread-safe.
 */
final class EntryCodecs {

    /** A header without a body stands for null. Any other header has a body, or another fingerprint. */
    private static final long NULL_FINGERPRINT = 0x666f756e6472790L;

    private static final byte[] NULL = new byte[ArchiveHeader.SIZE];

    static {
        ArchiveHeader.write(NULL, NULL.length, NULL_FINGERPRINT, 0, 0, true);
    }

    private final Writers writers = new Writers();
    private final @Nullable EntryCodec kryo;
    private final OwnContainers ownContainers;
    /** Empty for a class without an archive, so that it is looked for once. */
    private final Map<Class<?>, Optional<EntryCodec>> byClass = new ConcurrentHashMap<>();

    private final Map<Long, ArchiveEntryCodec> byFingerprint = new ConcurrentHashMap<>();

    /** Found last by its fingerprint: most applications read a type many times before they read another. */
    private volatile @Nullable ArchiveEntryCodec recent;

    /**
     * @param kryo for types without an archive; null where Kryo is not on the class path
     * @param packages those of the application
     */
    EntryCodecs(@Nullable EntryCodec kryo, Collection<String> packages) {
        this.kryo = kryo;
        this.ownContainers = new OwnContainers(packages);
    }

    /** What a method's declared type says; {@link Declared#NOTHING} where it has no archive. */
    Declared declared(Type type) {
        ArchiveEntryCodec codec = archive(type);
        return codec == null ? Declared.NOTHING : new Declared(codec, ArchiveCodec.hasViews(type));
    }

    private @Nullable ArchiveEntryCodec archive(Type type) {
        try {
            ArchiveCodec<?, ?> codec = ArchiveCodec.of(type);
            return byFingerprint.computeIfAbsent(
                    codec.fingerprint(), key -> new ArchiveEntryCodec(type, codec, writers));
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /**
     * Encodes a value.
     *
     * @param value a value or {@link NullValue}
     * @param used is told which codec did it
     * @throws RuntimeException of any kind, if it cannot be encoded
     */
    byte[] encode(Object value, Declared declared, CodecChoice choice, Consumer<EntryCodec> used) {
        if (value == NullValue.INSTANCE) {
            return NULL;
        }
        if (choice == CodecChoice.KRYO) {
            return encode(value, kryo(value.getClass()), used);
        }
        try {
            if (declared.codec() != null && !ownContainers.has(value)) {
                try {
                    return encode(value, declared.codec(), used);
                } catch (ClassCastException other) {
                    // A set where the method says collection, for instance
                }
            }
            return encode(value, of(value, choice), used);
        } catch (NotArchivableException noPlace) {
            if (choice == CodecChoice.ARCHIVE || kryo == null) {
                throw Refusals.noPlace(noPlace, choice);
            }
            return encode(value, kryo, used);
        }
    }

    private static byte[] encode(Object value, EntryCodec codec, Consumer<EntryCodec> used) {
        byte[] entry = codec.encode(value);
        used.accept(codec);
        return entry;
    }

    private EntryCodec of(Object value, CodecChoice choice) {
        Class<?> type = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
        Optional<EntryCodec> archive = byClass.get(type);
        if (archive == null) {
            archive = Optional.ofNullable(archive(archivedAs(type)));
            byClass.put(type, archive);
        }
        if (archive.isPresent()) {
            return archive.get();
        }
        if (choice == CodecChoice.ARCHIVE) {
            throw ownContainers.has(value) ? Refusals.ownContainer() : Refusals.noArchive(value);
        }
        return kryo(type);
    }

    /** A view's class is generated; its interface leads to the record. */
    private static Class<?> archivedAs(Class<?> type) {
        if (!type.isRecord()) {
            for (Class<?> candidate : ClassUtils.getAllInterfacesForClass(type)) {
                if (candidate.isAnnotationPresent(ViewOf.class)) {
                    return candidate;
                }
            }
        }
        return type;
    }

    private EntryCodec kryo(Class<?> type) {
        if (kryo == null) {
            throw Refusals.noKryo(type);
        }
        return kryo;
    }

    /**
     * Reads an entry.
     *
     * @return a value, a view or {@link NullValue}
     * @throws CorruptArchiveException if it is no entry, or none of a type that is known
     */
    Object read(Archive entry, Declared declared) {
        if (!ArchiveHeader.isArchive(entry)) {
            throw new CorruptArchiveException(Reason.FOREIGN, 0, "the entry is no archive");
        }
        if (ArchiveHeader.isKryo(entry)) {
            if (kryo == null) {
                throw new CorruptArchiveException(Reason.FINGERPRINT, 0, "the entry is Kryo's, which is not there");
            }
            return kryo.read(entry, false);
        }
        long fingerprint = ArchiveHeader.fingerprint(entry);
        if (declared.codec() != null && declared.codec().fingerprint() == fingerprint) {
            return declared.codec().read(entry, declared.views());
        }
        if (fingerprint == NULL_FINGERPRINT) {
            ArchiveHeader.check(entry, NULL_FINGERPRINT, 0, 0);
            return NullValue.INSTANCE;
        }
        return written(fingerprint).read(entry, declared.views());
    }

    private ArchiveEntryCodec written(long fingerprint) {
        ArchiveEntryCodec codec = recent;
        if (codec == null || codec.fingerprint() != fingerprint) {
            codec = byFingerprint.get(fingerprint);
            if (codec == null) {
                throw new CorruptArchiveException(
                        Reason.FINGERPRINT,
                        ArchiveHeader.FINGERPRINT_AT,
                        "the entry holds a type that is not known any more");
            }
            recent = codec;
        }
        return codec;
    }

    /** Whether Kryo is there and reaches memory through Unsafe. */
    boolean kryoUsesUnsafe() {
        return kryo instanceof KryoEntryCodec present && present.usesUnsafe();
    }

    /** For types without an archive. */
    @Nullable
    EntryCodec kryo() {
        return kryo;
    }

    /** The codec that wrote an entry, as far as it is an archive's. */
    @Nullable
    ArchiveEntryCodec writerOf(Archive entry) {
        return byFingerprint.get(ArchiveHeader.fingerprint(entry));
    }
}
