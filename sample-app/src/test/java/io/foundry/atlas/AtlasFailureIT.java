package io.foundry.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Starts that fail: they say why, leave no server behind, and harm nothing. The tests share one folder. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AtlasFailureIT {

    private static final String HEADER =
            "geoname_id,name,country_code,admin_code,feature_code,population,latitude,longitude\n";

    @TempDir
    private static Path temporary;

    /** The folder is in the state in which a machine that lost its power while the database was made leaves it. */
    @Test
    @Order(1)
    void aDatabaseThatWasHalfMadeIsMadeAnew() throws Exception {
        Files.createDirectories(folder().resolve("data/base"));
        Files.writeString(folder().resolve("data/postgresql.conf"), "# half of");
        Files.createFile(folder().resolve("data.unfinished"));
        try (AtlasProcess atlas = AtlasProcess.on(folder(), "--atlas.cities=" + good())) {
            atlas.awaitReady();
            assertThat(atlas.json("/api/cities/1").get("name").asString()).isEqualTo("One");
            atlas.stop();
        }
    }

    @Test
    @Order(2)
    void aDamagedDataFileEndsTheStart() throws Exception {
        Path bad = write("bad.csv.gz", "1,Uno,IT,,PPL,1,2,3\n2,Due,IT,,PPL,many,2,3\n");
        assertFailure(
                AtlasProcess.on(folder(), "--atlas.cities=" + bad),
                "bad.csv.gz], line 3: column 'population'",
                "but was 'many'",
                "atlas.cities");
    }

    @Test
    @Order(3)
    void aPortInUseEndsTheStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());
            assertFailure(
                    AtlasProcess.on(folder(), "--server.port=" + port, "--atlas.cities=" + good()),
                    "Port " + port + " was already in use");
        }
    }

    /** The failed import was rolled back, and the good one is not needed again. */
    @Test
    @Order(4)
    void whatWasImportedBeforeIsStillThere() throws Exception {
        try (AtlasProcess atlas = AtlasProcess.on(folder(), "--atlas.cities=" + good())) {
            atlas.awaitReady();
            assertThat(atlas.output()).doesNotContain("Import");
            assertThat(atlas.json("/api/cities/1").get("name").asString()).isEqualTo("One");
            atlas.problem("/api/cities/2", 404);
            atlas.stop();
        }
    }

    @Test
    @Order(5)
    void aMachineWithoutBinariesEndsTheStart() throws Exception {
        Path empty = temporary.resolve("empty");
        AtlasProcess atlas = AtlasProcess.withJvmArguments(empty, List.of("-Dos.arch=riscv64"));
        try (atlas) {
            assertThat(atlas.awaitExit()).as(atlas.output()).isEqualTo(1);
            assertThat(atlas.output()).contains("riscv64", "postgres.platform", "spring.datasource.url");
            atlas.assertNoStackTrace();
        }
    }

    @Test
    @Order(6)
    void aDatabaseThatCannotBeReachedEndsTheStart() throws Exception {
        AtlasProcess atlas = AtlasProcess.on(
                folder(),
                "--spring.datasource.url=jdbc:postgresql://localhost:1/atlas?password=t0p-s3cret",
                "--spring.datasource.username=atlas",
                "--spring.datasource.password=t0p-s3cret");
        assertFailure(
                atlas,
                "The database could not be used",
                "spring.datasource.url: jdbc:postgresql://localhost:1/atlas",
                "Connection to localhost:1 refused",
                "correct host and port in spring.datasource.url");
        assertThat(atlas.output()).doesNotContain("t0p-s3cret");
    }

    @Test
    @Order(7)
    void aPropertyThatCannotWorkEndsTheStart() throws Exception {
        assertFailure(
                AtlasProcess.on(folder(), "--foundry.pool.max-size=-1"),
                "Property foundry.pool.max-size is -1 but must be at least 1",
                "Set in: \"foundry.pool.max-size\" from property source \"commandLineArgs\"");
    }

    private static void assertFailure(AtlasProcess atlas, String... reasons) throws Exception {
        try (atlas) {
            assertThat(atlas.awaitExit()).as(atlas.output()).isEqualTo(1);
            assertThat(atlas.output()).contains("APPLICATION FAILED TO START").contains(reasons);
            atlas.assertNoStackTrace();
            assertThat(AtlasProcess.servers(folder())).as(atlas.output()).isEmpty();
        }
    }

    private static Path folder() {
        return temporary.resolve("postgres");
    }

    private static Path good() throws Exception {
        return write("good.csv.gz", "1,One,GB,,PPL,1,2,3\n");
    }

    private static Path write(String name, String rows) throws Exception {
        Path file = temporary.resolve(name);
        if (!Files.exists(file)) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write((HEADER + rows).getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
