package io.foundry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read equals what was written, for values of every type, through every kind of storage. */
class ArchiveRoundTripPropertyTests {

    private static final long SEED = Long.getLong("foundry.seed", System.nanoTime());

    private final RandomValues values = new RandomValues(SEED);

    @TempDir
    Path directory;

    @Test
    void recordsOfEveryTypeAreReadAsTheyWereWritten() {
        for (int i = 0; i < 3_000; i++) {
            Everything value = values.everything();
            byte[] archive = EverythingArchive.encode(value);
            assertThat(EverythingArchive.decode(archive))
                    .as("value %s of seed %s", i, SEED)
                    .isEqualTo(value);
            same(EverythingArchive.access(archive), value, i);
        }
    }

    private static void same(EverythingView view, Everything value, int number) {
        assertThat(view.toRecord()).as("view %s of seed %s", number, SEED).isEqualTo(value);
        assertThat(view.contentEquals(value))
                .as("contentEquals %s of seed %s", number, SEED)
                .isTrue();
        assertThat(value.contentEquals(view))
                .as("contentEquals %s of seed %s", number, SEED)
                .isTrue();
        assertThat(view.toString()).isEqualTo(value.toString());
        // A view can be written as well as its record, and gives the same bytes.
        assertThat(EverythingArchive.encode(view)).isEqualTo(EverythingArchive.encode(value));
    }

    @Test
    void viewsOfTheSameContentAreEqualAndOthersAreNot() {
        for (int i = 0; i < 500; i++) {
            byte[] one = EverythingArchive.encode(values.everything());
            byte[] other = EverythingArchive.encode(values.everything());
            EverythingView view = EverythingArchive.access(one);
            EverythingView again = EverythingArchive.access(one.clone());
            assertThat(view).isEqualTo(again).hasSameHashCodeAs(again);
            assertThat(view.equals(EverythingArchive.access(other))).isEqualTo(Arrays.equals(one, other));
        }
    }

    @Test
    void everyKindOfStorageReadsTheSame() throws IOException {
        for (int i = 0; i < 100; i++) {
            Everything value = values.everything();
            byte[] archive = EverythingArchive.encode(value);
            ByteBuffer direct = ByteBuffer.allocateDirect(archive.length + 3)
                    .position(3)
                    .put(archive)
                    .position(3);
            ByteBuffer middle = ByteBuffer.allocate(archive.length + 10)
                    .position(5)
                    .put(archive)
                    .flip()
                    .position(5);
            for (ByteBuffer bytes :
                    List.of(ByteBuffer.wrap(archive), middle, middle.asReadOnlyBuffer(), direct, mapped(archive, i))) {
                int position = bytes.position();
                same(EverythingArchive.access(bytes), value, i);
                assertThat(bytes.position()).isEqualTo(position);
            }
        }
    }

    private MappedByteBuffer mapped(byte[] archive, int number) throws IOException {
        Path file = directory.resolve("archive" + number);
        Files.write(file, archive);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(MapMode.READ_ONLY, 0, archive.length);
        }
    }

    @Test
    void arraysAreReadAsTheyWereWritten() {
        for (int i = 0; i < 1_000; i++) {
            Arrays8 value = values.arrays();
            byte[] archive = Arrays8Archive.encode(value);
            Arrays8View view = Arrays8Archive.access(archive);
            Arrays8 read = Arrays8Archive.decode(archive);
            assertThat(read.flags()).isEqualTo(value.flags());
            assertThat(read.bytes()).isEqualTo(value.bytes());
            assertThat(read.shorts()).isEqualTo(value.shorts());
            assertThat(read.chars()).isEqualTo(value.chars());
            assertThat(read.ints()).isEqualTo(value.ints());
            assertThat(read.longs()).isEqualTo(value.longs());
            assertThat(read.floats()).isEqualTo(value.floats());
            assertThat(read.doubles()).isEqualTo(value.doubles());
            assertThat(view.contentEquals(value)).isTrue();
            if (value.longs() != null) {
                assertThat(view.longsLength()).isEqualTo(value.longs().length);
                assertThat(view.longsBuffer()).isEqualTo(value.longsBuffer());
                for (int j = 0; j < value.longs().length; j++) {
                    assertThat(view.longsAt(j)).isEqualTo(value.longs()[j]);
                }
            }
        }
    }

    @Test
    void listsOptionalsAndMapsOfRecordsCanBeTheRoot() {
        ArchiveCodec<List<Node>, List<? extends NodeView>> codec =
                ArchiveCodec.of(ArchivedTypes.list(NodeArchive.TYPE));
        for (int i = 0; i < 300; i++) {
            List<Node> nodes = List.of(values.node(3), values.node(0), values.node(2));
            byte[] archive = codec.encode(nodes);
            assertThat(codec.decode(archive)).isEqualTo(nodes);
            assertThat(codec.access(archive)).hasSize(3);
            assertThat(codec.access(archive).get(2).toRecord()).isEqualTo(nodes.get(2));
        }
        assertThat(codec.decode(codec.encode(List.of()))).isEmpty();
    }
}
