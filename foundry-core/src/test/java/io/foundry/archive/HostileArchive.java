package io.foundry.archive;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

/** Opens bytes that anybody may have written, and uses every accessor if they are taken for an archive. */
final class HostileArchive {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** What a class that is loaded late may take. */
    private static final int UNRELATED_BYTES = 16_384;

    private HostileArchive() {}

    /** Bytes behind a header that fits: what is wrong with headers is found at once, and hides the rest. */
    static byte[] mended(byte[] body) {
        ArchiveCodec<Everything, EverythingView> codec = EverythingArchive.codec();
        ByteBuffer bytes = ByteBuffer.allocate(ArchiveHeader.SIZE + Math.max(codec.rootSize(), body.length))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(ArchiveHeader.SIZE).put(body);
        ArchiveHeader.write(bytes.array(), bytes.capacity(), codec.fingerprint(), codec.rootSize(), 0, false);
        return bytes.array();
    }

    /** Fails if the bytes are neither refused in order nor readable, or take more memory to open than they may. */
    static boolean isRefused(byte[] bytes, String name) {
        return isRefused(bytes, name, 4L * bytes.length + UNRELATED_BYTES);
    }

    static boolean isRefused(byte[] bytes, String name, long allowedBytes) {
        EverythingView view = null;
        long allocated = Long.MAX_VALUE;
        // Once more if it took too much: what the first use of a class loads is not the archive's.
        for (int i = 0; i < 2 && allocated > allowedBytes; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            try {
                view = (bytes.length & 15) == 0
                        ? EverythingArchive.access(direct(bytes))
                        : EverythingArchive.access(bytes);
            } catch (CorruptArchiveException e) {
                return true;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("archive " + name + " was not refused in order", e);
            }
            allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        if (allocated > allowedBytes) {
            throw new AssertionError("opening archive " + name + " of " + bytes.length + " bytes took " + allocated);
        }
        try {
            readAll(view);
        } catch (RuntimeException | Error e) {
            throw new AssertionError("archive " + name + " was opened, but is not readable", e);
        }
        return false;
    }

    private static void readAll(EverythingView view) {
        expect(!view.toString().isEmpty());
        expect(view.hashCode() == EverythingArchive.TYPE.contentHash(view));
        expect(view.contentEquals(view));
        Everything record = view.toRecord();
        if (view.texts() != null) {
            view.texts().forEach(text -> expect(view.texts().contains(text)));
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

    private static void expect(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("an accessor contradicts another one");
        }
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
