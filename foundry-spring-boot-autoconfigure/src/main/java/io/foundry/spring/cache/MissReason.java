package io.foundry.spring.cache;

import io.foundry.archive.CorruptArchiveException;
import java.util.Locale;

/** Why a cache had no value for a key. */
public enum MissReason {
    /** There was no entry. */
    ABSENT,
    /** The entry was written from another state of the type, before a deploy for instance. */
    OUTDATED,
    /** The entry's bytes were no archive, or of another version of the format. */
    FOREIGN,
    /** The entry's bytes were damaged. */
    CORRUPT,
    /** The value refused to be read; its constructor threw, for instance. */
    UNREADABLE;

    static MissReason of(CorruptArchiveException refused) {
        return switch (refused.reason()) {
            case FOREIGN, VERSION -> FOREIGN;
            case FINGERPRINT -> OUTDATED;
            case LENGTH, CHECKSUM, STRUCTURE -> CORRUPT;
        };
    }

    /**
     * The reason's name in figures and meters.
     *
     * @return one lower-case word
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
