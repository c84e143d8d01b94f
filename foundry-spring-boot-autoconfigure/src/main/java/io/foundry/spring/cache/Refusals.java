package io.foundry.spring.cache;

import io.foundry.archive.NotArchivableException;
import io.foundry.archive.kryo.UnsupportedTypesException;
import java.util.Collection;
import java.util.Map;

/** Says why a value is not kept, and what to do that fits the reason. */
final class Refusals {

    private static final String KRYO = "com.esotericsoftware:kryo";

    private Refusals() {}

    /** For a value that its type's archive has no place for. */
    static UncachedException noPlace(NotArchivableException reason, CodecChoice choice) {
        String remedy = choice == CodecChoice.ARCHIVE ? "set the cache's codec to auto" : "add " + KRYO;
        return new UncachedException(String.valueOf(reason.getMessage()), "Change what the value holds, or " + remedy);
    }

    static UncachedException ownContainer() {
        return new UncachedException(
                "it is a collection or map of the application's own, of which an archive would hold the elements alone",
                "Return a list, set or map of the JDK, or a record with @Archived that holds one and what else there is");
    }

    static UncachedException noArchive(Object value) {
        return new UncachedException(
                "it has no archive, and the cache's codec is archive",
                isContainer(value)
                        ? "Let the method that is cached return a List, Collection, Set or Map of archived types, or set the"
                                + " cache's codec to auto"
                        : "Annotate it with @Archived if it is a record of yours, or set the cache's codec to auto");
    }

    private static boolean isContainer(Object value) {
        return value instanceof Collection<?> || value instanceof Map<?, ?>;
    }

    static UncachedException noKryo(Class<?> type) {
        return new UncachedException(
                "it has no archive and Kryo is not on the class path",
                "Annotate " + type.getSimpleName() + " with @Archived if it is a record of yours, or add " + KRYO);
    }

    /** The reason of each type says most already; packages are allowed by a setting that it cannot know. */
    static String action(UnsupportedTypesException refused) {
        for (String reason : refused.types().values()) {
            if (reason.startsWith("not in an allowed package")) {
                return "Allow the packages of these classes with foundry.cache.allow-packages if they are your own, or put"
                        + " records with @Archived in their place";
            }
        }
        return "Put records with @Archived, or types of the JDK that hold values, in their place";
    }
}
