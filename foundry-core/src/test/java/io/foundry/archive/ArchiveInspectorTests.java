package io.foundry.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveInspectorTests {

    private static final Node NODE = new Node(7, "root", new Node(8, null, null, List.of()), List.of());

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @Test
    void printsTheTreeOfASoundArchive() throws IOException {
        assertThat(inspect(NodeArchive.encode(NODE), "--type", Node.class.getName()))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("structure    sound", "checksum", "right")
                .contains("32  root: Node")
                .containsPattern("\\d+ +value: 7")
                .containsPattern("\\d+ +label: \"root\"")
                .containsPattern("\\d+ +next: Node -> \\d+")
                .containsPattern("\\d+ +value: 8");
    }

    @Test
    void printsListsOfRecordsUpToALimit() throws IOException {
        Node[] nodes = new Node[20];
        Arrays.fill(nodes, NODE);
        byte[] archive = ArchiveCodec.of(ArchivedTypes.list(NodeArchive.TYPE)).encode(List.of(nodes));
        assertThat(inspect(archive, "--limit", "3", "--type", "List<" + Node.class.getName() + ">"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("root: list of 20", "[2]: Node", "... 17 more")
                .doesNotContain("[3]");
    }

    @Test
    void saysWhatIsWrongWithACorruptArchiveAndPrintsTheRest() throws IOException {
        byte[] archive = NodeArchive.encode(NODE);
        archive[archive.length - 1] ^= 1;
        archive[36] = 0x7e;
        assertThat(inspect(archive, "--type", Node.class.getName())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("wrong: the bytes were changed", "broken structure", "value: 7");
    }

    @Test
    void saysWhenTheTypeHasChanged() throws IOException {
        assertThat(inspect(NodeArchive.encode(NODE), "--type", Circle.class.getName()))
                .isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("other type", "now has the fingerprint");
    }

    @Test
    void printsTheHeaderWhereNoTypeIsGiven() throws IOException {
        assertThat(inspect(NodeArchive.encode(NODE))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("version      1", "give its type with --type");
    }

    @Test
    void saysThatOtherFilesAreNoArchives() throws IOException {
        assertThat(inspect("hello".getBytes(StandardCharsets.UTF_8))).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("not an archive");
    }

    @Test
    void refusesWrongArguments() {
        assertThat(run("--type")).isEqualTo(2);
        assertThat(run("--type", "no.such.Type", "file")).isEqualTo(2);
        assertThat(run("no-such-file")).isEqualTo(2);
        assertThat(run("a", "b")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "'--type' needs a value",
                        "no class 'no.such.Type'",
                        "there is no file",
                        "'b'",
                        "no file given");
    }

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Usage:");
    }

    private int inspect(byte[] archive, String... arguments) throws IOException {
        Path file = Files.write(directory.resolve("archive"), archive);
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = file.toString();
        return run(all);
    }

    private int run(String... arguments) {
        return ArchiveInspector.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
