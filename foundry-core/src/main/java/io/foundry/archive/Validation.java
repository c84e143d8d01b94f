package io.foundry.archive;

/** How far bytes are trusted when they are opened as an archive. The header is looked at in every mode. */
public enum Validation {
    /**
     * Every reference, count, length and value is checked in one walk over the archive, after which every accessor works.
     * For bytes that anybody else can have written: a shared cache, a shared volume, a network.
     */
    FULL,
    /** The checksum is compared: for bytes that only this application writes, but that a disk may have damaged. */
    CHECKSUM,
    /** Nothing but the header is looked at: for bytes that this very process wrote into its own memory. */
    HEADER
}
