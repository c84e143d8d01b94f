package io.foundry.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What {@code .ci/fuzz} drives: a fuzzer that is guided by the code's coverage calls this with one input after the other. */
public final class ArchiveFuzzTarget {

    private ArchiveFuzzTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        // Memory is bounded in the ordinary test: here the fuzzer instruments classes in this very thread.
        HostileArchive.isRefused(HostileArchive.mended(input), "of the fuzzer", Long.MAX_VALUE);
    }

    /** Writes archives to start from into the given folder. */
    public static void main(String[] arguments) throws IOException {
        RandomValues values = new RandomValues(1);
        for (int i = 0; i < 20; i++) {
            byte[] archive = EverythingArchive.encode(values.everything());
            Files.write(
                    Path.of(arguments[0], "seed-" + i),
                    Arrays.copyOfRange(archive, ArchiveHeader.SIZE, archive.length));
        }
    }
}
