package io.foundry.archive.kryo;

import io.foundry.archive.Archive;
import io.foundry.archive.ArchiveHeader;
import io.foundry.archive.CorruptArchiveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code .ci/fuzz} drives for values without an archive. The first byte of an input chooses a sample, whose
 * fingerprint goes into the header; the rest stands behind it.
 */
public final class KryoFuzzTarget {

    private static final KryoCodec CODEC =
            KryoCodec.builder().allowPackages("io.foundry.archive.kryo.samples").build();

    private static final List<byte[]> SAMPLES = samples();

    private KryoFuzzTarget() {}

    private static List<byte[]> samples() {
        List<byte[]> samples = new ArrayList<>();
        for (Object value : SampleValues.equalValues()) {
            byte[] archive = CODEC.encode(value, false);
            if (archive.length < 2_000 && samples.size() < 256) {
                samples.add(archive);
            }
        }
        return samples;
    }

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        long fingerprint = ArchiveHeader.fingerprint(Archive.of(SAMPLES.get((input[0] & 0xff) % SAMPLES.size())));
        byte[] bytes = new byte[ArchiveHeader.SIZE + input.length - 1];
        System.arraycopy(input, 1, bytes, ArchiveHeader.SIZE, input.length - 1);
        ArchiveHeader.write(bytes, bytes.length, fingerprint, 0, ArchiveHeader.KRYO, false);
        try {
            CODEC.decode(bytes);
        } catch (CorruptArchiveException expected) {
            // Refused in order.
        }
    }

    /** Writes inputs to start from into the given folder. */
    public static void main(String[] arguments) throws IOException {
        for (int i = 0; i < SAMPLES.size(); i += 4) {
            byte[] archive = SAMPLES.get(i);
            byte[] input = new byte[archive.length - ArchiveHeader.SIZE + 1];
            input[0] = (byte) i;
            System.arraycopy(archive, ArchiveHeader.SIZE, input, 1, input.length - 1);
            Files.write(Path.of(arguments[0], "seed-" + i), input);
        }
    }
}
