package io.foundry.archive;

/**
 * Thrown for bytes that are not an intact archive of the expected type. Caches catch it and count a miss.
 *
 * <p>The message names what is wrong and at which offset, never a byte of the content.
 */
public final class CorruptArchiveException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final long offset;

    /**
     * @param reason what kind of fault it is
     * @param offset the byte offset in the archive at which it was noticed
     * @param detail what is wrong, in words, without content
     */
    public CorruptArchiveException(Reason reason, long offset, String detail) {
        super(detail + " (" + reason.words + " at byte " + offset + ")");
        this.reason = reason;
        this.offset = offset;
    }

    /** Returns what kind of fault it is. */
    public Reason reason() {
        return reason;
    }

    /** Returns the byte offset in the archive at which the fault was noticed. */
    public long offset() {
        return offset;
    }

    /** Kinds of faults; the first four are found by looking at the header alone. */
    public enum Reason {
        /** Shorter than a header, or without the magic number: not an archive at all. */
        FOREIGN("not an archive"),
        /** Written in another version of the format, or with flags that this one does not know. */
        VERSION("other format version"),
        /** Of another type, or of this type before a change. */
        FINGERPRINT("other type"),
        /** Longer or shorter than the header says. */
        LENGTH("wrong length"),
        /** The checksum differs, or there is none where one is asked for. */
        CHECKSUM("wrong checksum"),
        /** The structure is broken: a reference, count, length or value that no writer produces. */
        STRUCTURE("broken structure");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }
}
