package io.foundry.atlas.city;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.atlas.RunningAtlas;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CityApiTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void aCityIsFoundById() throws Exception {
        JsonNode city = json("/api/cities/2950159");
        assertThat(city.get("name").asString()).isEqualTo("Berlin");
        assertThat(city.get("countryCode").asString()).isEqualTo("DE");
        assertThat(city.get("adminCode").asString()).isEqualTo("16");
        assertThat(city.get("featureCode").asString()).isEqualTo("PPLC");
        assertThat(city.get("population").asLong()).isEqualTo(3_426_354);
        assertThat(city.get("latitude").asDouble()).isEqualTo(52.52437);
        assertThat(city.get("longitude").asDouble()).isEqualTo(13.41053);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE", "de"})
    void allCitiesOfACountryComeByPopulation(String code) throws Exception {
        JsonNode cities = json("/api/countries/" + code + "/cities");
        assertThat(cities.size()).isEqualTo(7_244);
        assertThat(cities.get(0).get("name").asString()).isEqualTo("Berlin");
        long before = Long.MAX_VALUE;
        for (JsonNode city : cities) {
            assertThat(city.get("countryCode").asString()).isEqualTo("DE");
            assertThat(city.get("population").asLong()).isLessThanOrEqualTo(before);
            before = city.get("population").asLong();
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "york, New York City",
                "YORK n, New York City",
                "koln, Köln",
                "köln, Köln",
                "KO\u0308LN, Köln",
                "sao pau, São Paulo",
                "laquila, L'Aquila",
                "l'aquila, L'Aquila",
                "бережани, Бережани"
            })
    void searchFindsTheBeginningOfAnyWord(String query, String first) throws Exception {
        JsonNode found = json("/api/cities/search?q=" + encode(query));
        assertThat(found.get(0).get("name").asString()).isEqualTo(first);
    }

    @Test
    void searchTakesWhatIsTypedForWordsAndNothingElse() throws Exception {
        for (String query : new String[] {"york':* | 'a", "york & !city", "york\\", "york:B", "(york)", "york <-> x"}) {
            assertThat(RunningAtlas.get("/api/cities/search?q=" + encode(query)).statusCode())
                    .as(query)
                    .isEqualTo(200);
        }
        assertThat(json("/api/cities/search?q=" + encode("york':* | 'berlin"))).isEmpty();
        assertThat(json("/api/cities/search?q=ork"))
                .noneMatch(city -> city.get("name").asString().equals("New York City"));
    }

    @Test
    void searchGivesAsManyAsAskedFor() throws Exception {
        assertThat(json("/api/cities/search?q=san")).hasSize(10);
        assertThat(json("/api/cities/search?q=san&limit=100")).hasSize(100);
        assertThat(json("/api/cities/search?q=zzzzzz")).isEmpty();
    }

    @Test
    void nearestToTheMiddleOfBerlinIsBerlin() throws Exception {
        JsonNode found = json("/api/cities/nearest?lat=52.52&lon=13.405&limit=3");
        assertThat(found).hasSize(3);
        assertThat(found.get(0).get("name").asString()).isEqualTo("Berlin");
        assertThat(found.get(0).get("distanceKm").asDouble()).isBetween(0.6, 0.7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "/api/cities/abc | 'id' must be a whole number from 1 to 2147483647, but was 'abc'.",
                "/api/cities/0 | 'id' must be a whole number from 1 to 2147483647, but was '0'.",
                "/api/cities/2147483648 | 'id' must be a whole number from 1 to 2147483647, but was '2147483648'.",
                "/api/countries/DEU/cities | 'code' must be two letters, an ISO 3166-1 country code such as DE, but was 'DEU'.",
                "/api/cities/search | 'q' is missing; it must be 1 to 100 characters, at least one of them a letter or digit.",
                "/api/cities/search?q=-- | 'q' must be 1 to 100 characters, at least one of them a letter or digit, but was '--'.",
                "/api/cities/search?q=a&limit=101 | 'limit' must be a whole number from 1 to 100, but was '101'.",
                "/api/cities/search?q=a&limit=x | 'limit' must be a whole number from 1 to 100, but was 'x'.",
                "/api/cities/nearest?lon=1 | 'lat' is missing; it must be a number of degrees from -90 to 90.",
                "/api/cities/nearest?lat=90.1&lon=1 | 'lat' must be a number of degrees from -90 to 90, but was '90.1'.",
                "/api/cities/nearest?lat=NaN&lon=1 | 'lat' must be a number of degrees from -90 to 90, but was 'NaN'.",
                "/api/cities/nearest?lat=1&lon=-181 | 'lon' must be a number of degrees from -180 to 180, but was '-181.0'.",
                "/api/cities/nearest?lat=1&lon=1&limit=0 | 'limit' must be a whole number from 1 to 100, but was '0'."
            })
    void aBadParameterIsRefusedWithWhatIsAllowed(String path, String detail) throws Exception {
        assertProblem(RunningAtlas.get(path), 400, detail);
    }

    @Test
    void aLongQueryIsRefused() throws Exception {
        assertThat(RunningAtlas.get("/api/cities/search?q=" + "a".repeat(100)).statusCode())
                .isEqualTo(200);
        assertThat(RunningAtlas.get("/api/cities/search?q=" + "a".repeat(101)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatDoesNotExistIsNotFound() throws Exception {
        assertProblem(RunningAtlas.get("/api/cities/1"), 404, "There is no city with the id 1.");
        assertProblem(
                RunningAtlas.get("/api/countries/XX/cities"),
                404,
                "There is no city in a country with the code 'XX'. Codes are those of ISO 3166-1, such as DE.");
        assertThat(RunningAtlas.get("/api/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void theHomePageListsWhatCanBeAsked() throws Exception {
        HttpResponse<String> page = RunningAtlas.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("/api/cities/search?q=koln", "/actuator/health", "GeoNames");
    }

    private static void assertProblem(HttpResponse<String> response, int status, String detail) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(JSON.readTree(response.body()).get("detail").asString()).isEqualTo(detail);
    }

    private static JsonNode json(String path) throws Exception {
        HttpResponse<String> response = RunningAtlas.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static String encode(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }
}
