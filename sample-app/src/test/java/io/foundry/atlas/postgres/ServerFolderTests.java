package io.foundry.atlas.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerFolderTests {

    @TempDir
    Path temporary;

    @Test
    void aFolderIsHeldByOneAtATime() {
        Path directory = temporary.resolve("a/b");
        try (ServerFolder held = ServerFolder.hold(directory)) {
            assertThat(held.root()).isDirectory();
            assertThatThrownBy(() -> ServerFolder.hold(directory))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("in use by another Atlas")
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        ServerFolder.hold(directory).close();
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws Exception {
        Path file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> ServerFolder.hold(file.resolve("folder")))
                .isInstanceOfSatisfying(
                        PostgresException.class,
                        problem -> assertThat(problem.action())
                                .contains("atlas.postgres.directory", "spring.datasource.url"));
    }

    @Test
    void dataWhoseMakingDidNotEndIsRemoved() throws Exception {
        try (ServerFolder folder = ServerFolder.hold(temporary)) {
            folder.beginMaking();
            Files.createDirectories(folder.data().resolve("base"));
            Files.writeString(folder.data().resolve("PG_VERSION"), "18");
            folder.removeHalfMade();
            assertThat(folder.data()).doesNotExist();
            assertThat(folder.halfMade()).isFalse();
        }
    }

    @Test
    void dataThatWasOnceCompleteIsKept() throws Exception {
        try (ServerFolder folder = ServerFolder.hold(temporary)) {
            folder.beginMaking();
            Files.createDirectories(folder.data().resolve("base"));
            Files.writeString(folder.data().resolve("PG_VERSION"), "18");
            folder.endMaking();
            folder.removeHalfMade();
            assertThat(folder.data().resolve("base")).isDirectory();
        }
    }

    @Test
    void programsThatWereUnpackedHalfwayAreRemoved() throws Exception {
        try (ServerFolder folder = ServerFolder.hold(temporary)) {
            Path whole = Files.createDirectories(folder.binaries().resolve("PG-1/bin"));
            Files.createFile(whole.resolveSibling(".exists"));
            Path half = Files.createDirectories(folder.binaries().resolve("PG-2/bin"));
            folder.removeHalfMade();
            assertThat(whole).exists();
            assertThat(half.getParent()).doesNotExist();
        }
    }

    @Test
    void theMarkOfAServerIsReadUnlessItIsHalfWritten() throws Exception {
        try (ServerFolder folder = ServerFolder.hold(temporary)) {
            assertThat(folder.markedServer()).isNull();
            Files.createDirectories(folder.data());
            Files.writeString(folder.data().resolve("postmaster.pid"), "");
            assertThat(folder.markedServer()).isNull();
            Files.writeString(folder.data().resolve("postmaster.pid"), "1234\n/data\n");
            assertThat(folder.markedServer()).isEqualTo(1234);
        }
    }

    /** After a restart of the machine the number of a killed server may belong to anybody, here to this JVM. */
    @Test
    void aProcessThatIsNoServerOfOursIsLeftAloneAndItsMarkRemoved() throws Exception {
        try (ServerFolder folder = ServerFolder.hold(temporary)) {
            Files.createDirectories(folder.data());
            Files.writeString(
                    folder.data().resolve("postmaster.pid"),
                    ProcessHandle.current().pid() + "\n");
            ServerProcesses processes = new ServerProcesses(folder);
            assertThat(processes.running()).isFalse();
            processes.stopLeftOvers();
            assertThat(folder.markedServer()).isNull();
        }
    }
}
