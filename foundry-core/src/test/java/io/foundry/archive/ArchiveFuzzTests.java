package io.foundry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Damaged archives are refused with a {@link CorruptArchiveException}, or every accessor works.
 *
 * <p>{@code -Dfoundry.fuzz.archives=10000000} tries more of them, {@code -Dfoundry.fuzz.seed=…} others.
 */
class ArchiveFuzzTests {

    private static final int ARCHIVES = Integer.getInteger("foundry.fuzz.archives", 250_000);
    private static final long SEED = Long.getLong("foundry.fuzz.seed", System.nanoTime());

    @Test
    void damagedArchivesAreRefusedOrEveryAccessorWorks() {
        System.out.println("ArchiveFuzzTests: seed " + SEED + ", " + ARCHIVES + " archives");
        ArchiveCodec<Everything, EverythingView> codec = EverythingArchive.codec();
        RandomValues values = new RandomValues(SEED);
        Mutations mutations = new Mutations(SEED);
        List<byte[]> originals = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            originals.add(codec.encode(values.everything()));
        }
        long refused = 0;
        for (int i = 0; i < ARCHIVES; i++) {
            byte[] original = originals.get(i % originals.size());
            byte[] other = originals.get((i * 7 + 1) % originals.size());
            byte[] damaged = i % 20 == 0 ? mutations.noise(original) : mutations.of(original, other);
            refused += HostileArchive.isRefused(damaged, i + " of seed " + SEED) ? 1 : 0;
        }
        System.out.println("ArchiveFuzzTests: refused " + refused);
        // Both have to happen, or the test looks at one side alone.
        assertThat(refused).isBetween(ARCHIVES / 10L, ARCHIVES * 99L / 100);
    }

    /** What a fuzzer that is guided by coverage found worth keeping: inputs that each reach other code. */
    @Test
    void theCorpusIsRefusedOrReadable() throws IOException {
        List<Path> corpus;
        try (Stream<Path> files = Files.list(Path.of("src/test/fuzz/archive"))) {
            corpus = files.sorted().toList();
        }
        assertThat(corpus).isNotEmpty();
        for (Path file : corpus) {
            HostileArchive.isRefused(HostileArchive.mended(Files.readAllBytes(file)), file.toString());
        }
    }
}
