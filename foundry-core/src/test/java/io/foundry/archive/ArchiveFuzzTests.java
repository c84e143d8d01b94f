package io.foundry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Damaged archives are refused with a {@link CorruptArchiveException}, or every accessor works.
 *
 * <p>{@code -Dfoundry.fuzz.archives=10000000} tries more of them, {@code -Dfoundry.fuzz.seed=…} others.
 */
class ArchiveFuzzTests {

    private static final int ARCHIVES = Integer.getInteger("foundry.fuzz.archives", 1_000_000);
    private static final long SEED = Long.getLong("foundry.fuzz.seed", System.nanoTime());

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

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
            refused += isRefused(codec, damaged, i) ? 1 : 0;
        }
        System.out.println("ArchiveFuzzTests: refused " + refused);
        // Both have to happen, or the test looks at one side alone.
        assertThat(refused).isBetween(ARCHIVES / 10L, ARCHIVES * 99L / 100);
    }

    private static boolean isRefused(ArchiveCodec<Everything, EverythingView> codec, byte[] damaged, int number) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        EverythingView view;
        try {
            view = number % 16 == 0 ? codec.access(direct(damaged)) : codec.access(damaged);
        } catch (CorruptArchiveException e) {
            return true;
        } catch (RuntimeException | Error e) {
            throw new AssertionError("archive " + number + " of seed " + SEED + " was not refused in order", e);
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated)
                .as("bytes allocated to open archive %s of seed %s", number, SEED)
                .isLessThan(4L * damaged.length + 4_096);
        try {
            touch(view);
        } catch (RuntimeException | Error e) {
            throw new AssertionError("archive " + number + " of seed " + SEED + " was opened, but not readable", e);
        }
        return false;
    }

    private static void touch(EverythingView view) {
        assertThat(view.toString()).isNotEmpty();
        view.hashCode();
        Everything record = view.toRecord();
        assertThat(view.contentEquals(view)).isTrue();
        if (view.texts() != null) {
            view.texts().forEach(text -> view.texts().contains(text));
        }
        if (view.byName() != null) {
            for (Map.Entry<String, ? extends NodeView> entry : view.byName().entrySet()) {
                view.byName().get(entry.getKey());
            }
            view.byName().get("absent");
        }
        view.textEquals("text");
        // Written again it is a sound archive, whatever it holds.
        EverythingArchive.access(EverythingArchive.encode(record));
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
