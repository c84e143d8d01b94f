package io.foundry.atlas.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The folder that keeps a server between runs, held by one process at a time.
 *
 * <p>In it are {@code data}, {@code binaries}, the server's log, a lock, and while {@code data} is being made for the
 * first time a mark that says so. Whoever holds the lock may take it that nobody else's server runs here; the
 * operating system gives the lock back when its holder dies, however that happens. Not thread-safe.
 */
final class ServerFolder implements AutoCloseable {

    /** A byte that nothing is written to: where locks bind readers too, the holder's number stays readable. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final int LAST_WORDS = 8;

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private ServerFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /** Makes the folder where there is none, and takes hold of it until it is closed. */
    static ServerFolder hold(Path directory) {
        try {
            Files.createDirectories(directory.toAbsolutePath().getParent());
            createPrivately(directory);
            // Programs are recognised by their real path
            Path root = directory.toRealPath();
            Path lockFile = root.resolve("atlas.lock");
            FileChannel channel = FileChannel.open(
                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String holder = Files.readString(lockFile).strip();
                channel.close();
                throw PostgresException.inUse(root, holder.isEmpty() ? "" : " (process " + holder + ")");
            }
            byte[] holder = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
            channel.truncate(0).write(ByteBuffer.wrap(holder));
            return new ServerFolder(root, channel, lock);
        } catch (IOException problem) {
            throw PostgresException.unusable(directory.toAbsolutePath(), problem);
        }
    }

    Path root() {
        return root;
    }

    Path data() {
        return root.resolve("data");
    }

    Path binaries() {
        return root.resolve("binaries");
    }

    Path log() {
        return root.resolve("server.log");
    }

    /** The number in the server's own mark of running, which outlives a server that was killed. */
    @Nullable
    Long markedServer() throws IOException {
        Path mark = data().resolve("postmaster.pid");
        if (!Files.exists(mark)) {
            return null;
        }
        try (Stream<String> lines = Files.lines(mark)) {
            return lines.findFirst().map(String::strip).map(Long::valueOf).orElse(null);
        } catch (NumberFormatException halfWritten) {
            return null;
        }
    }

    /** Removes the mark of a server that no longer runs: its number may by now be that of any other process. */
    void removeServerMark() throws IOException {
        Files.deleteIfExists(data().resolve("postmaster.pid"));
    }

    /** Whether the making of the data was begun and did not come to its end. */
    boolean halfMade() {
        return Files.exists(halfMadeMark());
    }

    boolean hasData() {
        return Files.exists(data().resolve("PG_VERSION"));
    }

    void beginMaking() throws IOException {
        Files.writeString(halfMadeMark(), "");
    }

    void endMaking() throws IOException {
        Files.deleteIfExists(halfMadeMark());
    }

    /** Clears away what a start left half done. Data that was once complete is never touched. */
    void removeHalfMade() throws IOException {
        if (halfMade()) {
            FileSystemUtils.deleteRecursively(data());
            endMaking();
        }
        if (Files.isDirectory(binaries())) {
            try (Stream<Path> versions = Files.list(binaries())) {
                for (Path version : versions.filter(Files::isDirectory).toList()) {
                    // The last thing that is written when they are unpacked
                    if (!Files.exists(version.resolve(".exists"))) {
                        FileSystemUtils.deleteRecursively(version);
                    }
                }
            }
        }
    }

    /** One log per run, and the one before. */
    void turnLog() throws IOException {
        if (Files.exists(log())) {
            Files.move(log(), root.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The end of the server's log, for a message; empty where there is none. */
    String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
            int from = Math.max(0, lines.size() - LAST_WORDS);
            return "\nThe end of its log, " + log() + ":\n    "
                    + String.join("\n    ", lines.subList(from, lines.size()));
        } catch (IOException noLog) {
            return "";
        }
    }

    /** Lets go of the folder. */
    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException problem) {
            // The lock ends with the process at the latest
        }
    }

    private Path halfMadeMark() {
        return root.resolve("data.unfinished");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private static void createPrivately(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owner = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectory(directory, owner);
    }
}
