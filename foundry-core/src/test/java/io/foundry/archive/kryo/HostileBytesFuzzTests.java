package io.foundry.archive.kryo;

import static io.foundry.archive.kryo.KryoCodecTests.assertReason;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.foundry.archive.Archive;
import io.foundry.archive.ArchiveHeader;
import io.foundry.archive.CorruptArchiveException;
import io.foundry.archive.CorruptArchiveException.Reason;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Bytes that nobody wrote. The number of mutations is {@code foundry.fuzz.rounds}, 200,000 by default; the seed is
 * {@code foundry.fuzz.seed} and is printed.
 */
class HostileBytesFuzzTests {

    /** What one decode may allocate whatever the bytes: a fresh Kryo after a failure, exceptions, first loads. */
    private static final long CONSTANT = 256 * 1024;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final KryoCodec codec =
            KryoCodec.builder().allowPackages("io.foundry.archive.kryo.samples").build();

    @Test
    void mutatedBytesAreReadOrRefusedAndAllocateLittle() {
        int rounds = Integer.getInteger("foundry.fuzz.rounds", 200_000);
        long seed = Long.getLong("foundry.fuzz.seed", System.nanoTime());
        System.out.println("HostileBytesFuzzTests: seed " + seed + ", " + rounds + " rounds");
        Random random = new Random(seed);
        List<byte[]> intact = new ArrayList<>();
        for (Object value : SampleValues.equalValues()) {
            byte[] archive = codec.encode(value, false);
            if (archive.length < 10_000) {
                intact.add(archive);
            }
        }
        intact.add(codec.encode(SampleValues.equalValues().subList(60, 120), false));
        long most = 0;
        int refused = 0;
        for (int i = 0; i < rounds; i++) {
            byte[] bytes = mutate(intact.get(random.nextInt(intact.size())), random);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            try {
                codec.decode(bytes);
            } catch (CorruptArchiveException expected) {
                refused++;
            }
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            most = Math.max(most, allocated - 4L * bytes.length);
            if (allocated >= 4L * bytes.length + CONSTANT) {
                throw new AssertionError(
                        "round " + i + " allocated " + allocated + " bytes for " + Arrays.toString(bytes));
            }
        }
        System.out.println("HostileBytesFuzzTests: refused " + refused + ", most beyond 4x " + most + " bytes");
        assertThat(refused).isBetween(rounds / 10, rounds - 1);
    }

    private static byte[] mutate(byte[] intact, Random random) {
        byte[] bytes = Arrays.copyOf(
                intact, random.nextInt(8) == 0 ? ArchiveHeader.SIZE + random.nextInt(intact.length) : intact.length);
        int from = random.nextInt(50) == 0 ? 0 : ArchiveHeader.SIZE;
        for (int n = random.nextInt(4); n >= 0 && bytes.length > from; n--) {
            int at = from + random.nextInt(bytes.length - from);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 5), (byte) 0xff);
                default -> bytes[at] = (byte) random.nextInt(BuiltIns.COUNT + 4);
            }
        }
        if (from > 0) {
            long fingerprint = ArchiveHeader.fingerprint(Archive.of(bytes));
            ArchiveHeader.write(bytes, bytes.length, fingerprint, 0, ArchiveHeader.KRYO, random.nextBoolean());
        }
        return bytes;
    }

    /** For each type with a number, counts of all sizes in front of many bytes that fit them badly. */
    @Test
    void lengthsThatAnArchiveClaimsAllocateAtMostFourTimesItsBytes() {
        int size = 1 << 18;
        int[] counts = {Integer.MAX_VALUE, -1, 1 << 30, size, size - 64, size / 2, size / 4, size / 8};
        for (int id = 0; id < BuiltIns.COUNT; id++) {
            for (int count : counts) {
                for (int filling : new int[] {0xff, 0x80}) {
                    byte[] archive = claiming(id, count, filling, size);
                    long allocated = allocatedWhenRefused(archive);
                    assertThat(allocated)
                            .as("%s of %d with %x", BuiltIns.byId(id).name, count, filling)
                            .isLessThan(4L * archive.length + CONSTANT);
                }
            }
        }
    }

    private static byte[] claiming(int id, int count, int filling, int size) {
        TextOutput out = new TextOutput(size * 2);
        out.setPosition(ArchiveHeader.SIZE);
        out.writeVarInt(0, true);
        out.writeVarInt(id + 1, true);
        if (BuiltIns.byId(id).referenced) {
            out.writeByte(1);
        }
        out.writeVarInt(count, true);
        byte[] archive = Arrays.copyOf(out.toBytes(), size);
        Arrays.fill(archive, out.position(), size, (byte) filling);
        ArchiveHeader.write(archive, size, Shapes.NONE, 0, ArchiveHeader.KRYO, false);
        return archive;
    }

    private long allocatedWhenRefused(byte[] archive) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            codec.decode(archive);
        } catch (CorruptArchiveException expected) {
            // what it costs is the question
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void countsInsideCountsShareTheBytesThatAreLeft() {
        TextOutput out = new TextOutput(1 << 22);
        out.setPosition(ArchiveHeader.SIZE);
        out.writeVarInt(0, true);
        for (int depth = 0; depth < 400; depth++) {
            out.writeVarInt(BuiltIns.of(ArrayList.class).getId() + 1, true);
            out.writeByte(1);
            out.writeVarInt(900_000, true);
        }
        byte[] archive = Arrays.copyOf(out.toBytes(), 1 << 20);
        ArchiveHeader.write(archive, archive.length, Shapes.NONE, 0, ArchiveHeader.KRYO, false);

        assertThat(allocatedWhenRefused(archive)).isLessThan(4L * archive.length + CONSTANT);
        assertReason(() -> codec.decode(archive), Reason.STRUCTURE);
    }

    @Test
    void nestingEndsBeforeTheStackDoes() throws Exception {
        TextOutput out = new TextOutput(1 << 22);
        out.setPosition(ArchiveHeader.SIZE);
        out.writeVarInt(0, true);
        for (int depth = 0; depth < 100_000; depth++) {
            out.writeVarInt(BuiltIns.of(ArrayList.class).getId() + 1, true);
            out.writeByte(1);
            out.writeVarInt(1, true);
        }
        byte[] archive = out.toBytes();
        ArchiveHeader.write(archive, archive.length, Shapes.NONE, 0, ArchiveHeader.KRYO, false);
        Throwable[] thrown = new Throwable[1];
        Thread ordinary = new Thread(
                null,
                () -> {
                    try {
                        codec.decode(archive);
                    } catch (Throwable e) {
                        thrown[0] = e;
                    }
                },
                "default stack",
                1024 * 1024);
        ordinary.start();
        ordinary.join();

        assertThat(thrown[0]).isInstanceOf(CorruptArchiveException.class).hasMessageContaining("KryoException");
    }

    @Test
    void bytesBehindTheEndAreRefused() {
        byte[] archive = Arrays.copyOf(codec.encode("x", false), 60);
        assertReason(() -> codec.decode(archive), Reason.LENGTH);
        ArchiveHeader.write(archive, 60, Shapes.NONE, 0, ArchiveHeader.KRYO, false);
        assertReason(() -> codec.decode(archive), Reason.STRUCTURE);
    }

    @Test
    void archivesOfAnotherKindAreRefused() {
        byte[] archive = codec.encode("x", false);
        ArchiveHeader.write(archive, archive.length, Shapes.NONE, 0, 0, false);
        assertReason(() -> codec.decode(archive), Reason.VERSION);
        assertReason(() -> codec.decode(new byte[0]), Reason.FOREIGN);
        assertReason(() -> codec.decode(new byte[31]), Reason.FOREIGN);
    }

    /** What a fuzzer that is guided by coverage found worth keeping. */
    @Test
    void theCorpusIsReadOrRefused() throws IOException {
        List<Path> corpus;
        try (Stream<Path> files = Files.list(Path.of("src/test/fuzz/kryo"))) {
            corpus = files.sorted().toList();
        }
        assertThat(corpus).isNotEmpty();
        for (Path file : corpus) {
            KryoFuzzTarget.fuzzerTestOneInput(Files.readAllBytes(file));
        }
    }
}
