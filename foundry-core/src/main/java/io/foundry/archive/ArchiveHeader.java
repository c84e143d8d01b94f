package io.foundry.archive;

import io.foundry.archive.CorruptArchiveException.Reason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The 32 bytes in front of each archive, little endian: u32 magic, u16 format version, u16 flags, u64 fingerprint, u32
 * total length, u32 root size, u32 CRC32C, u32 reserved. The checksum covers everything but itself.
 */
public final class ArchiveHeader {

    /** Bytes of the header; the root stands right behind it. */
    public static final int SIZE = 32;
    /** "FDRY", read as a little-endian int. */
    public static final int MAGIC = 0x59524446;
    /** Version of the format that this code reads and writes. */
    public static final int VERSION = 1;
    /** Flag: the checksum is there. */
    public static final int CHECKSUMMED = 1;
    /** Flag: the body is Kryo's and can only be read through it. */
    public static final int KRYO = 2;

    private static final int FLAGS_AT = 6;
    /** Where the fingerprint stands. */
    public static final int FINGERPRINT_AT = 8;

    static final int LENGTH_AT = 16;
    static final int ROOT_SIZE_AT = 20;
    static final int CHECKSUM_AT = 24;
    private static final int RESERVED_AT = 28;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ArchiveHeader() {}

    /**
     * Writes the header over the first 32 bytes of an archive whose body is already written.
     *
     * @param archive holds the archive from index 0
     * @param length bytes of the archive, this header included
     * @param kind {@link #KRYO} or 0
     * @param checksummed whether the checksum is computed, at the cost of one pass over the bytes
     */
    public static void write(
            byte[] archive, int length, long fingerprint, int rootSize, int kind, boolean checksummed) {
        INT.set(archive, 0, MAGIC);
        INT.set(archive, 4, VERSION | ((kind | (checksummed ? CHECKSUMMED : 0)) << 16));
        LONG.set(archive, FINGERPRINT_AT, fingerprint);
        INT.set(archive, LENGTH_AT, length);
        INT.set(archive, ROOT_SIZE_AT, rootSize);
        INT.set(archive, CHECKSUM_AT, 0);
        INT.set(archive, RESERVED_AT, 0);
        if (checksummed) {
            CRC32C crc = new CRC32C();
            crc.update(archive, 0, CHECKSUM_AT);
            crc.update(archive, RESERVED_AT, length - RESERVED_AT);
            INT.set(archive, CHECKSUM_AT, (int) crc.getValue());
        }
    }

    /**
     * Checks everything in the header but the checksum.
     *
     * @param kind {@link #KRYO} or 0, whichever is expected
     * @throws CorruptArchiveException if the bytes are no archive, or another one than expected
     */
    public static void check(Archive archive, long fingerprint, int rootSize, int kind) {
        if (!isArchive(archive)) {
            throw new CorruptArchiveException(Reason.FOREIGN, 0, "the bytes do not start with an archive's header");
        }
        if (archive.getChar(4) != VERSION
                || (archive.getChar(FLAGS_AT) & ~CHECKSUMMED) != kind
                || archive.getInt(RESERVED_AT) != 0) {
            throw new CorruptArchiveException(
                    Reason.VERSION, 4, "the archive has another version, kind or unknown flags");
        }
        if (archive.getLong(FINGERPRINT_AT) != fingerprint || archive.getInt(ROOT_SIZE_AT) != rootSize) {
            throw new CorruptArchiveException(
                    Reason.FINGERPRINT,
                    FINGERPRINT_AT,
                    "the archive holds another type, or an earlier state of this one");
        }
        if (archive.getInt(LENGTH_AT) != archive.length() || archive.length() - SIZE < rootSize) {
            throw new CorruptArchiveException(
                    Reason.LENGTH, LENGTH_AT, "the archive does not have the length that its header gives");
        }
    }

    /**
     * Compares the checksum.
     *
     * @throws CorruptArchiveException if it differs or is missing
     */
    public static void checkChecksum(Archive archive) {
        if (!isChecksummed(archive)) {
            throw new CorruptArchiveException(Reason.CHECKSUM, FLAGS_AT, "the archive was written without a checksum");
        }
        CRC32C crc = new CRC32C();
        archive.update(crc, 0, CHECKSUM_AT);
        archive.update(crc, RESERVED_AT, archive.length() - RESERVED_AT);
        if ((int) crc.getValue() != archive.getInt(CHECKSUM_AT)) {
            throw new CorruptArchiveException(Reason.CHECKSUM, CHECKSUM_AT, "the bytes were changed after writing");
        }
    }

    /** Returns whether there is a header at all, of whatever version and type. */
    public static boolean isArchive(Archive archive) {
        return archive.length() >= SIZE && archive.getInt(0) == MAGIC;
    }

    /** Returns whether the header says that the body is Kryo's. */
    public static boolean isKryo(Archive archive) {
        return (archive.getChar(FLAGS_AT) & KRYO) != 0;
    }

    /** Returns whether the header says that the checksum is there. */
    public static boolean isChecksummed(Archive archive) {
        return (archive.getChar(FLAGS_AT) & CHECKSUMMED) != 0;
    }

    /**
     * Looks at the fingerprint alone, to find the codec of an archive.
     *
     * @return the fingerprint of the type that was written; 0 for bytes that are too few, meaningless for other bytes
     */
    public static long fingerprint(Archive archive) {
        return archive.length() < SIZE ? 0 : archive.getLong(FINGERPRINT_AT);
    }
}
