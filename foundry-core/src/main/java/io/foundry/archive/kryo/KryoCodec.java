package io.foundry.archive.kryo;

import com.esotericsoftware.kryo.util.Pool;
import com.esotericsoftware.kryo.util.Util;
import io.foundry.archive.Archive;
import io.foundry.archive.ArchiveHeader;
import io.foundry.archive.CorruptArchiveException;
import io.foundry.archive.Validation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads values whose types have no archive, as archives of their own kind: the same header, and a body that is
 * read as a whole.
 *
 * <p>Values may hold objects of classes in the {@link Builder#allowPackages allowed packages} (records, enums, and classes
 * with a no-arg constructor or that are Serializable), arrays of them, and a fixed list of the JDK's value types and
 * collections. Nothing else is ever loaded or created, whatever the bytes say. Shared objects stay shared and cycles are
 * kept, except in keys of maps and elements of sets, which are copied. Transient fields are not written.
 *
 * <p>An archive can be read as long as none of the application's classes in it was changed. After a change it is refused
 * as another type, which is a miss for a cache.
 *
 * <p>Safe for use by many threads. Keeps a few idle encoders with small buffers; a large value leaves nothing behind.
 * Null is a value like others.
 */
public final class KryoCodec {

    static {
        // Read once, when Kryo's first class is initialised; a setting of the user's own stays.
        if (System.getProperty("kryo.unsafe") == null) {
            System.setProperty("kryo.unsafe", "false");
        }
    }

    private final Types types;
    private final Pool<Session> sessions;

    private KryoCodec(Builder builder) {
        types = new Types(new AllowList(builder.packages), builder.loader);
        int maxBytes = builder.maxBytes;
        sessions = new Pool<>(true, false, builder.maxIdle) {
            @Override
            protected Session create() {
                return new Session(types, maxBytes);
            }
        };
    }

    /** Starts a codec that allows no class of the application yet. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Whether Kryo reaches memory through Unsafe, because another library initialised it before this class, or the system
     * property {@code kryo.unsafe} says so. The bytes are the same; on JDK 24 and newer the JVM warns of it.
     */
    public static boolean usesUnsafe() {
        return Util.unsafe;
    }

    /** As {@link #encode(Object, boolean)}, with a checksum. */
    public byte[] encode(@Nullable Object value) {
        return encode(value, true);
    }

    /**
     * Writes a value.
     *
     * @param checksummed whether a checksum is computed; without one, bytes cannot be read as {@link Validation#CHECKSUM}
     * @return an archive of exactly this length, owned by the caller
     * @throws UnsupportedTypesException if the value holds objects that cannot be written; names all their types
     * @throws IllegalArgumentException if the value is too large or too deep
     */
    public byte[] encode(@Nullable Object value, boolean checksummed) {
        Session session = sessions.obtain();
        byte[] archive = session.encode(value, checksummed);
        sessions.free(session); // not after a failure, which leaves Kryo in the middle of something
        return archive;
    }

    /** As {@link #decode(byte[], Validation)}, trusting nothing. */
    public @Nullable Object decode(byte[] archive) {
        return decode(archive, Validation.FULL);
    }

    /**
     * Reads a value. Whatever the mode, no length is believed and no class created that is not allowed.
     *
     * @param archive not kept, and not changed
     * @param validation FULL compares the checksum if there is one, CHECKSUM insists on it, HEADER leaves it out
     * @throws CorruptArchiveException if the bytes are no archive of this codec's, are damaged, or hold classes that are not
     *     allowed or were changed since
     */
    public @Nullable Object decode(byte[] archive, Validation validation) {
        Archive bytes = Archive.of(archive);
        // The fingerprint is compared when the dictionary was read, which says what it should be.
        ArchiveHeader.check(bytes, ArchiveHeader.fingerprint(bytes), 0, ArchiveHeader.KRYO);
        if (validation == Validation.CHECKSUM
                || (validation == Validation.FULL && ArchiveHeader.isChecksummed(bytes))) {
            ArchiveHeader.checkChecksum(bytes);
        }
        Session session = sessions.obtain();
        Object value = session.decode(archive);
        sessions.free(session);
        return value;
    }

    /** As {@link #decode(byte[], Validation)}, for a buffer of any kind, whose position and limit stay. */
    public @Nullable Object decode(ByteBuffer archive, Validation validation) {
        byte[] bytes = new byte[archive.remaining()];
        archive.get(archive.position(), bytes);
        return decode(bytes, validation);
    }

    /** Collects what a codec allows. Not safe for use by many threads. */
    public static final class Builder {

        private static final List<String> FOREIGN =
                List.of("java", "javax", "jdk", "sun", "com.sun", "com.esotericsoftware");

        private final List<String> packages = new ArrayList<>();
        private ClassLoader loader = defaultLoader();
        private int maxBytes = 256 << 20;
        private int maxIdle = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

        private Builder() {}

        private static ClassLoader defaultLoader() {
            ClassLoader context = Thread.currentThread().getContextClassLoader();
            return context != null ? context : ClassLoader.getSystemClassLoader();
        }

        /**
         * Allows all classes of packages and of their sub-packages.
         *
         * @throws IllegalArgumentException for what is no package of an application's own
         */
        public Builder allowPackages(String... names) {
            for (String name : names) {
                boolean foreign = FOREIGN.stream().anyMatch(root -> name.equals(root) || name.startsWith(root + "."));
                if (foreign || !name.matches("[\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}.]*")) {
                    throw new IllegalArgumentException("'" + name + "' is not a package of the application's own;"
                            + " name the packages that its classes are in, such as com.example.shop");
                }
            }
            packages.addAll(Arrays.asList(names));
            return this;
        }

        /** Sets the application's class loader; the default is the thread's context class loader. */
        public Builder classLoader(ClassLoader application) {
            loader = Objects.requireNonNull(application, "application");
            return this;
        }

        /** Sets the most bytes that one value may take; the default is 256 MiB. */
        public Builder maxBytes(int bytes) {
            if (bytes < 1024) {
                throw new IllegalArgumentException("maxBytes is " + bytes + ", but no value fits in less than 1024");
            }
            maxBytes = bytes;
            return this;
        }

        /** Sets how many encoders are kept while nobody uses them; the default is twice the processors, at least 4. */
        public Builder maxIdle(int encoders) {
            if (encoders < 1) {
                throw new IllegalArgumentException("maxIdle is " + encoders + ", but at least 1 is kept");
            }
            maxIdle = encoders;
            return this;
        }

        /** Builds the codec. */
        public KryoCodec build() {
            return new KryoCodec(this);
        }
    }
}
