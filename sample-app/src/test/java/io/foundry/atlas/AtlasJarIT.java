package io.foundry.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The life of one Atlas and its own server, from nothing; a start takes seconds, so each test goes on from the last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AtlasJarIT {

    @TempDir
    private static Path temporary;

    private static Path folder;
    private static AtlasProcess atlas;

    @AfterAll
    static void leaveNothingRunning() throws Exception {
        if (atlas != null) {
            atlas.close();
            AtlasProcess.servers(folder).forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    @Order(1)
    void startsFromNothing() throws Exception {
        folder = temporary.resolve("postgres");
        atlas = AtlasProcess.on(folder).awaitReady();
        assertThat(atlas.output())
                .contains("Making a PostgreSQL database in " + folder.toRealPath())
                .contains("Imported 135,233 cities")
                .contains("set spring.datasource.url");
        assertThat(AtlasProcess.server(folder).isAlive()).isTrue();
    }

    @Test
    @Order(2)
    void answersQuestions() throws Exception {
        assertThat(atlas.json("/api/cities/2950159").get("name").asString()).isEqualTo("Berlin");
        assertThat(atlas.json("/api/countries/DE/cities")).hasSize(7_244);
        assertThat(atlas.json("/api/cities/search?q=york&limit=1")
                        .get(0)
                        .get("name")
                        .asString())
                .isEqualTo("New York City");
        assertThat(atlas.json("/api/cities/search?q=koln&limit=1")
                        .get(0)
                        .get("name")
                        .asString())
                .isEqualTo("Köln");
        JsonNode nearest = atlas.json("/api/cities/nearest?lat=52.52&lon=13.405&limit=3");
        assertThat(nearest).hasSize(3);
        assertThat(nearest.get(0).get("name").asString()).isEqualTo("Berlin");
        assertThat(atlas.get("/").body()).contains("/api/cities/search");
    }

    @Test
    @Order(2)
    void tellsWhatWasWrongWithAQuestion() throws Exception {
        assertThat(atlas.problem("/api/cities/1", 404).get("detail").asString()).contains("id 1");
        assertThat(atlas.problem("/api/countries/XX/cities", 404).get("detail").asString())
                .contains("'XX'");
        assertThat(atlas.problem("/api/cities/nearest?lat=91&lon=0", 400)
                        .get("detail")
                        .asString())
                .isEqualTo("'lat' must be a number of degrees from -90 to 90, but was '91.0'.");
        assertThat(atlas.problem("/api/cities/search", 400).get("detail").asString())
                .contains("'q' is missing");
    }

    @Test
    @Order(2)
    void reportsItsHealth() throws Exception {
        for (String path : new String[] {"", "/readiness", "/liveness"}) {
            assertThat(atlas.json("/actuator/health" + path).get("status").asString())
                    .isEqualTo("UP");
        }
        assertThat(atlas.json("/actuator/metrics/hikaricp.connections").get("name"))
                .isNotNull();
    }

    @Test
    @Order(2)
    void answersFromTheCacheAsFromTheDatabase() throws Exception {
        String nearest = "/api/cities/nearest?lat=40.71&lon=-74.01&limit=20";
        for (String path : new String[] {"/api/countries/US/cities", nearest}) {
            String loaded = atlas.get(path).body();
            assertThat(atlas.get(path).body()).isEqualTo(loaded);
            assertThat(loaded).contains("\"name\":\"New York City\"", "\"countryCode\":\"US\"");
        }
        assertThat(atlas.json("/api/countries/US/cities")).hasSize(16_677);
        assertThat(atlas.json(nearest).get(0).propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "countryCode",
                        "adminCode",
                        "featureCode",
                        "population",
                        "latitude",
                        "longitude",
                        "distanceKm");
        JsonNode feature = atlas.json("/actuator/foundry/cache");
        assertThat(feature.get("problems")).isEmpty();
        JsonNode countries = feature.get("caches").get("cities-of-country");
        assertThat(countries.get("hits").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(countries.get("bytes").asInt()).isGreaterThan(800_000);
        assertThat(countries.get("putFailures").asInt()).isZero();
        assertThat(feature.get("caches")
                        .get("nearest-cities")
                        .get("codecsInUse")
                        .get(0)
                        .asString())
                .contains("NearbyCityView");
        assertThat(atlas.json("/actuator/metrics/cache.gets?tag=cache:cities-of-country")
                        .get("name"))
                .isNotNull();
    }

    @Test
    @Order(3)
    void leavesTheFolderToTheOneThatHasIt() throws Exception {
        try (AtlasProcess second = AtlasProcess.on(folder)) {
            assertThat(second.awaitExit()).as(second.output()).isEqualTo(1);
            assertThat(second.output())
                    .contains("in use by another Atlas (process " + atlas.pid() + ")")
                    .contains("atlas.postgres.directory");
            second.assertNoStackTrace();
        }
        assertThat(atlas.json("/api/cities/2950159").get("name").asString()).isEqualTo("Berlin");
    }

    @Test
    @Order(4)
    void recoversAfterItWasKilled() throws Exception {
        atlas.kill();
        atlas.awaitExit();
        ProcessHandle orphan = AtlasProcess.server(folder);
        assertThat(orphan.isAlive()).isTrue();
        atlas = AtlasProcess.on(folder, "--spring.datasource.hikari.connection-timeout=1000")
                .awaitReady();
        assertThat(AtlasProcess.servers(folder)).isNotEmpty().doesNotContain(orphan);
        assertThat(atlas.output())
                .contains("Stopping the PostgreSQL that an earlier Atlas left running (process " + orphan.pid() + ")")
                .doesNotContain("Import");
        assertThat(atlas.json("/api/countries/DE/cities")).hasSize(7_244);
    }

    @Test
    @Order(5)
    void saysWhenItsDatabaseIsAway() throws Exception {
        AtlasProcess.servers(folder).forEach(ProcessHandle::destroyForcibly);
        HttpResponse<String> response = atlas.get("/api/cities/2950159");
        assertThat(response.statusCode()).as(response.body() + atlas.output()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(atlas.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
        assertThat(atlas.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        atlas.terminate();
        assertThat(atlas.awaitExit()).as(atlas.output()).isEqualTo(143);
        assertThat(AtlasProcess.servers(folder)).isEmpty();
    }

    @Test
    @Order(6)
    void stopsWithItsServer() throws Exception {
        atlas = AtlasProcess.on(folder).awaitReady();
        assertThat(atlas.output()).doesNotContain("Import").doesNotContain("Making");
        assertThat(AtlasProcess.servers(folder)).contains(AtlasProcess.server(folder));
        atlas.stop();
        assertThat(AtlasProcess.servers(folder)).isEmpty();
        assertThat(atlas.output()).contains("PostgreSQL has stopped").doesNotContain("WARN");
    }
}
