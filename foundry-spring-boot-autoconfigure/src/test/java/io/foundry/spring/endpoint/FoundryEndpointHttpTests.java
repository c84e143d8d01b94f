package io.foundry.spring.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** The endpoint's JSON as a tool receives it, from a real server. */
class FoundryEndpointHttpTests {

    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        context = new SpringApplication(App.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:h2:mem:endpoint",
                        "--spring.datasource.password=t0p-s3cret",
                        "--spring.datasource.username=endpoint-user",
                        "--management.endpoints.web.exposure.include=foundry",
                        "--logging.level.root=warn");
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void theReportHasTheShapeThatToolsRelyOn() throws Exception {
        HttpResponse<String> response = get("");
        assertThat(response.statusCode()).isEqualTo(200);
        DocumentContext json = JsonPath.parse(response.body());
        assertThat(json.<Map<String, Object>>read("$"))
                .containsOnlyKeys("features", "gains", "problems", "environment");
        assertThat(json.<Boolean>read("$.features.container.enabled")).isTrue();
        assertThat(json.<Integer>read("$.features.container.services")).isGreaterThan(50);
        assertThat(json.<Boolean>read("$.features.pool.enabled")).isTrue();
        assertThat(json.<Integer>read("$.features.pool.dataSources.dataSource.maxSize"))
                .isEqualTo(32);
        assertThat(json.<Integer>read("$.features.pool.dataSources.dataSource.open"))
                .isEqualTo(5);
        assertThat(json.<String>read("$.features.pool.dataSources.dataSource.prewarm.state"))
                .isEqualTo("WARM");
        assertThat(json.<List<Object>>read("$.gains")).isEmpty();
        assertThat(json.<List<Object>>read("$.problems")).isEmpty();
        assertThat(json.<Map<String, Object>>read("$.environment"))
                .containsEntry("springBoot", "4.1.1")
                .containsEntry("java", Runtime.version().toString())
                .containsEntry("processors", Runtime.getRuntime().availableProcessors())
                .doesNotContainEntry("foundry", "unknown")
                .doesNotContainEntry("foundry", "@project.version@");
    }

    @Test
    void aFeatureIsShownInFull() throws Exception {
        DocumentContext container = JsonPath.parse(get("/container").body());
        assertThat(container.<List<String>>read("$.serviceNames")).contains("dataSource", "foundryContainer");
        DocumentContext pool = JsonPath.parse(get("/pool").body());
        assertThat(pool.<Integer>read("$.dataSources.dataSource.acquireTimeoutMillis"))
                .isEqualTo(3_000);
        assertThat(pool.<List<Object>>read("$.problems")).isEmpty();
    }

    @Test
    void anUnknownFeatureIsNotFound() throws Exception {
        assertThat(get("/warp-drive").statusCode()).isEqualTo(404);
    }

    @Test
    void noSecretIsShown() throws Exception {
        for (String path : List.of("", "/container", "/pool")) {
            assertThat(get(path).body()).doesNotContain("t0p-s3cret").doesNotContain("endpoint-user");
        }
    }

    @Test
    void aFeatureThatIsSwitchedOffSaysWhy() {
        try (ConfigurableApplicationContext off = new SpringApplication(App.class)
                .run(
                        "--server.port=0",
                        "--foundry.container.enabled=false",
                        "--spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                        "--management.endpoints.web.exposure.include=foundry",
                        "--logging.level.root=warn")) {
            FoundryEndpoint endpoint = off.getBean(FoundryEndpoint.class);
            assertThat(endpoint.feature("container"))
                    .containsEntry("enabled", false)
                    .containsEntry("reason", "foundry.container.enabled is false");
            assertThat(endpoint.feature("pool"))
                    .containsEntry("enabled", false)
                    .hasEntrySatisfying(
                            "reason", reason -> assertThat(reason).asString().contains("nothing for it to work on"));
        }
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        String port = context.getEnvironment().getProperty("local.server.port");
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/actuator/foundry" + path))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {}
}
