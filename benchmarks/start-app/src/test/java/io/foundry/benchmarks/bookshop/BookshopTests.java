package io.foundry.benchmarks.bookshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class BookshopTests {

    private static EmbeddedPostgres server;

    private static ConfigurableApplicationContext shop;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder().setLocaleConfig("locale", "C").start();
        shop = SpringApplication.run(
                BookshopApplication.class,
                "--server.port=0",
                "--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"));
    }

    @AfterAll
    static void stop() throws IOException {
        if (shop != null) {
            shop.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder path(String path) {
        String port = shop.getEnvironment().getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private static HttpResponse<String> post(String path, String type, String body)
            throws IOException, InterruptedException {
        return send(path(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    @Test
    void theFirstPageShowsBooksOutOfTheDatabase() throws IOException, InterruptedException {
        HttpResponse<String> page = send(path("/"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("The Foundry Bookshop</h1>", "The Anvil, volume 400", "Fiction", "We read it aloud");
        assertThat(page.body().split("<tr>")).hasSize(1 + 1 + 12);
    }

    @Test
    void everyKindOfPageIsThere() throws IOException, InterruptedException {
        assertThat(send(path("/books/2")).body()).contains("The Last Casting, volume 2", "HARDCOVER", "(3.0 stars)");
        assertThat(send(path("/authors/3")).body()).contains("<h2>David", "<li>The Last Casting, volume 2</li>");
        assertThat(send(path("/categories/1")).body()).contains("Fiction, long", "volume 16<");
        assertThat(send(path("/register")).body()).contains("<form").doesNotContain("error");
        assertThat(send(path("/books/0")).statusCode()).isEqualTo(404);
    }

    @Test
    void programsFindBooksByTitle() throws IOException, InterruptedException {
        HttpResponse<String> found = send(path("/api/books?title=volume%20399"));
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("\"title\":\"Pattern Makers, volume 399\"", "\"price\":");
        assertThat(send(path("/api/books/399")).body()).contains("\"authors\":[");
        assertThat(send(path("/actuator/health")).body()).contains("UP");
    }

    @Test
    void aFormThatIsNotFilledInComesBackWithItsErrors() throws IOException, InterruptedException {
        HttpResponse<String> page = post("/register", "application/x-www-form-urlencoded", "name=&email=nobody");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Name must not be blank", "E-mail must be a well-formed", "value=\"nobody\"");
        assertThat(post("/api/books/1/reviews", "application/json", "{\"reader\":\"I\",\"stars\":6,\"text\":\"x\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatIsBoughtIsTakenOutOfStockAndNoted() throws IOException, InterruptedException {
        String stock = "/api/stock/5";
        assertThat(send(path(stock)).body()).contains("\"copies\":15");
        HttpResponse<String> lines =
                post("/api/customers/1/basket", "application/json", "{\"isbn\":\"978-000000022\",\"copies\":2}");
        assertThat(lines.body()).isEqualTo("1");
        HttpResponse<String> order = post("/api/customers/1/orders?voucher=FURNACE", "application/json", "");
        assertThat(order.statusCode()).isEqualTo(201);
        assertThat(send(path(stock)).body()).contains("\"copies\":13");
        assertThat(send(path("/api/audit")).body()).contains("order " + order.body());
    }

    @Test
    void withoutADatabaseItSaysWhatIsMissing() {
        assertThatThrownBy(() -> SpringApplication.run(BookshopApplication.class, "--server.port=0"))
                .hasStackTraceContaining("Failed to determine a suitable driver class");
    }
}
