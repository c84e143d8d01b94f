package io.foundry.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Atlas on a database that it was given. */
@DockerRequired
class AtlasContainerIT {

    static final DockerImageName IMAGE = DockerImageName.parse(
                    Objects.requireNonNullElse(System.getenv("FOUNDRY_TEST_POSTGRES_IMAGE"), "postgres:18-alpine"))
            .asCompatibleSubstituteFor("postgres");

    @Test
    void aWrongPasswordEndsTheStartWithoutShowingAnyPassword(@TempDir Path temporary) throws Exception {
        try (PostgreSQLContainer postgres = new PostgreSQLContainer(IMAGE)) {
            postgres.start();
            AtlasProcess atlas = AtlasProcess.on(
                    temporary.resolve("postgres"),
                    "--spring.datasource.url=" + postgres.getJdbcUrl(),
                    "--spring.datasource.username=" + postgres.getUsername(),
                    "--spring.datasource.password=wr0ng-s3cret");
            try (atlas) {
                assertThat(atlas.awaitExit()).as(atlas.output()).isEqualTo(1);
                assertThat(atlas.output())
                        .contains("APPLICATION FAILED TO START", "SQL state: 28P01")
                        .contains("password authentication failed for user")
                        .contains("Correct spring.datasource.username and spring.datasource.password")
                        .doesNotContain("wr0ng-s3cret");
                atlas.assertNoStackTrace();
            }
        }
    }

    @Test
    void aGivenServerIsUsedAndTheEmbeddedOneLeftAlone(@TempDir Path temporary) throws Exception {
        Path folder = temporary.resolve("postgres");
        Path classes = temporary.resolve("classes.txt");
        try (PostgreSQLContainer postgres = new PostgreSQLContainer(IMAGE)) {
            postgres.start();
            String[] server = {
                "--spring.datasource.url=" + postgres.getJdbcUrl(),
                "--spring.datasource.username=" + postgres.getUsername(),
                "--spring.datasource.password=" + postgres.getPassword(),
                "--spring.datasource.hikari.connection-timeout=5000"
            };
            List<String> listing = List.of("-Xlog:class+load:file=" + classes);
            try (AtlasProcess first = AtlasProcess.withJvmArguments(folder, listing, server);
                    AtlasProcess second = AtlasProcess.on(folder, server)) {
                first.awaitReady();
                second.awaitReady();
                assertThat(List.of(first, second))
                        .filteredOn(atlas -> atlas.output().contains("Imported 135,233 cities"))
                        .as(first.output() + second.output())
                        .hasSize(1);
                assertThat(first.json("/api/countries/DE/cities")).hasSize(7_244);
                assertThat(second.json("/api/cities/search?q=koln")
                                .get(0)
                                .get("name")
                                .asString())
                        .isEqualTo("Köln");
                assertThat(folder).doesNotExist();
                assertThat(Files.readString(classes))
                        .contains("io.foundry.atlas")
                        .doesNotContain("io.zonky");

                postgres.stop();
                HttpResponse<String> response = first.get("/api/cities/2950159");
                assertThat(response.statusCode()).as(first.output()).isEqualTo(503);
                assertThat(response.headers().firstValue("Retry-After")).isPresent();
                first.stop();
                second.stop();
            }
        }
    }
}
