package io.foundry.benchmarks.archive;

import org.apache.fory.Fory;

/**
 * Fory's object format for Java, with registered classes, generated serializers, and no look for repeated references.
 *
 * <p>Up to JDK 24 it reaches memory through sun.misc.Unsafe; on JDK 25 it does without where it gets
 * {@link #JVM_ARGUMENT}. Its row format, which can be read in place, is not here: there is no release of it for this
 * version.
 */
final class ForyPeer extends WholeValuePeer {

    /** What Fory recommends for JDK 25; nothing else here needs it, and JDK 17 takes it too. */
    static final String JVM_ARGUMENT = "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED";

    private final Fory fory = Fory.builder()
            .withXlang(false)
            .withCompatible(false)
            .withRefTracking(false)
            .requireClassRegistration(true)
            // Else it lets go of its buffer, and grows a new one, for each large value
            .withBufferSizeLimitBytes(8 * Samples.MEBIBYTE)
            .build();

    ForyPeer() {
        fory.register(Catalogue.class);
        fory.register(Item.class);
        fory.register(Cities.class);
        fory.register(City.class);
        fory.register(CachedData.class);
    }

    @Override
    byte[] write(Object value) {
        return fory.serialize(value);
    }

    @Override
    <T> T read(byte[] bytes, Class<T> type) {
        return fory.deserialize(bytes, type);
    }
}
