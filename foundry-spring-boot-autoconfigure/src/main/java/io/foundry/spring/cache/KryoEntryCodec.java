package io.foundry.spring.cache;

import io.foundry.archive.Archive;
import io.foundry.archive.Validation;
import io.foundry.archive.kryo.KryoCodec;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Entries of values without an archive. Refers to Kryo, so that it is loaded only where Kryo is. */
final class KryoEntryCodec implements EntryCodec {

    private final KryoCodec codec;

    private KryoEntryCodec(KryoCodec codec) {
        this.codec = codec;
    }

    /**
     * Makes a codec, if there can be one.
     *
     * @param packages where the application's classes are
     * @return null without Kryo
     */
    static @Nullable EntryCodec ifPresent(ClassLoader loader, Collection<String> packages) {
        if (!ClassUtils.isPresent("com.esotericsoftware.kryo.Kryo", loader)) {
            return null;
        }
        return new KryoEntryCodec(KryoCodec.builder()
                .classLoader(loader)
                .allowPackages(packages.toArray(String[]::new))
                .build());
    }

    /** Whether Kryo works through Unsafe, because somebody else started it. */
    boolean usesUnsafe() {
        return KryoCodec.usesUnsafe();
    }

    @Override
    public String name() {
        return "kryo";
    }

    @Override
    public byte[] encode(Object value) {
        return codec.encode(value, false);
    }

    @Override
    public Object read(Archive entry, boolean views) {
        return decode(bytes(entry));
    }

    Object decode(byte[] entry) {
        return Objects.requireNonNull(codec.decode(entry, Validation.HEADER), "a value that is null");
    }

    private static byte[] bytes(Archive entry) {
        byte[] bytes = new byte[entry.length()];
        entry.copyTo(0, bytes, 0, bytes.length);
        return bytes;
    }
}
