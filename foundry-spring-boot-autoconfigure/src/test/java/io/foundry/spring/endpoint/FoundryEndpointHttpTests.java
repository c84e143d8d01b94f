package io.foundry.spring.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.map;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import io.foundry.command.CommandSpec;
import io.foundry.command.Input;
import io.foundry.measure.Operation;
import io.foundry.measure.Probe;
import io.foundry.spring.command.DeclaredCommand;
import io.foundry.spring.feature.FoundryFeature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The endpoint's JSON as a tool receives it, from a real server. */
class FoundryEndpointHttpTests {

    private static final AtomicInteger COMMAND_RUNS = new AtomicInteger();

    private static ConfigurableApplicationContext context;

    @BeforeAll
    static void start() {
        context = new SpringApplication(App.class)
                .run(
                        "--server.port=0",
                        "--foundry.measure.budget=1500ms",
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
                // HikariCP adds one where one of them is in use
                .isGreaterThanOrEqualTo(5);
        assertThat(json.<String>read("$.features.pool.dataSources.dataSource.prewarm.state"))
                .isEqualTo("WARM");
        assertThat(json.<List<Object>>read("$.gains")).isEmpty();
        // Suggestions about the start depend on how fast the machine is
        assertThat(json.<List<String>>read("$.problems[*].id")).allMatch(id -> id.startsWith("start-"));
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
        assertThat(pool.<Integer>read("$.dataSources.dataSource.settings.connectionTimeoutMillis.value"))
                .isEqualTo(3_000);
        assertThat(pool.<List<Object>>read("$.problems")).isEmpty();
    }

    @Test
    void anUnknownFeatureIsNotFound() throws Exception {
        assertThat(get("/warp-drive").statusCode()).isEqualTo(404);
    }

    @Test
    void aFeatureIsMeasuredOnRequestAndRemembered() throws Exception {
        for (String feature : List.of("container", "commands")) {
            HttpResponse<String> response = post("/" + feature);
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            List<Map<String, Object>> gains = JsonPath.parse(response.body()).read("$.gains");
            assertThat(gains).isNotEmpty().allSatisfy(FoundryEndpointHttpTests::hasTheShapeOfAGain);
            assertThat(JsonPath.parse(get("").body())
                            .<List<Object>>read("$.gains[?(@.feature == '%s')]".formatted(feature)))
                    .hasSameSizeAs(gains);
            assertThat(JsonPath.parse(get("/" + feature).body()).<List<Object>>read("$.gains"))
                    .isEqualTo(gains);
        }
        assertThat(COMMAND_RUNS).as("a command was run to be measured").hasValue(0);
    }

    private static void hasTheShapeOfAGain(Map<String, Object> gain) {
        assertThat(gain)
                .containsOnlyKeys(
                        "feature",
                        "workload",
                        "unit",
                        "baseline",
                        "foundry",
                        "ratio",
                        "confidence",
                        "samples",
                        "verdict",
                        "measuredAt",
                        "reason");
        // What a busy machine allows to be said is not this test's subject
        if ("not-measured".equals(gain.get("verdict"))) {
            assertThat((String) gain.get("reason")).isNotBlank();
            assertThat(gain.get("ratio")).isNull();
            assertThat(gain.get("confidence")).isNull();
        } else {
            assertThat(gain.get("verdict")).isIn("gain", "no-measurable-gain", "regression");
            assertThat(gain.get("ratio")).isInstanceOf(Number.class);
            assertThat(gain.get("confidence")).asInstanceOf(LIST).hasSize(2);
            assertThat(gain.get("reason")).isNull();
        }
        assertThat((String) gain.get("measuredAt")).startsWith("20").endsWith("Z");
        for (String side : List.of("baseline", "foundry")) {
            assertThat(gain.get(side))
                    .asInstanceOf(map(String.class, Object.class))
                    .containsOnlyKeys("name", "value", "allocatedBytes");
        }
    }

    @Test
    void aFeatureWithNothingToMeasureSaysSo() throws Exception {
        DocumentContext json = JsonPath.parse(post("/plain").body());
        assertThat(json.<String>read("$.gains[0].verdict")).isEqualTo("not-measured");
        assertThat(json.<Object>read("$.gains[0].ratio")).isNull();
        assertThat(json.<String>read("$.gains[0].reason")).contains("nothing that this feature could be measured on");
    }

    @Test
    void anUnknownFeatureCannotBeMeasured() throws Exception {
        assertThat(post("/warp-drive").statusCode()).isEqualTo(404);
    }

    @Test
    void aSecondMeasurementIsRefusedWhileOneRuns() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread measuring = new Thread(() -> Probe.builder()
                .budget(Duration.ofMillis(50))
                .build()
                .compare(
                        "test",
                        "wait",
                        Operation.returningNothing("one", () -> {
                            running.countDown();
                            done.await();
                        }),
                        Operation.returningNothing("other", () -> {})));
        measuring.start();
        running.await();
        try {
            HttpResponse<String> response = post("/container");
            assertThat(response.statusCode()).isEqualTo(409);
            assertThat(response.body()).contains("another measurement runs");
        } finally {
            done.countDown();
            measuring.join();
        }
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
                        "--foundry.measure.enabled=false",
                        "--spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                        "--management.endpoints.web.exposure.include=foundry",
                        "--logging.level.root=warn")) {
            FoundryEndpoint endpoint = off.getBean(FoundryEndpoint.class);
            assertThat(endpoint.feature("container"))
                    .containsEntry("enabled", false)
                    .containsEntry("reason", "foundry.container.enabled is false");
            assertThat(endpoint.measure("container").getStatus()).isEqualTo(409);
            assertThat(endpoint.measure("commands").getStatus()).isEqualTo(403);
            assertThat(endpoint.feature("pool"))
                    .containsEntry("enabled", false)
                    .hasEntrySatisfying(
                            "reason", reason -> assertThat(reason).asString().contains("nothing for it to work on"));
        }
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    private static HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        String port = context.getEnvironment().getProperty("local.server.port");
        return URI.create("http://localhost:" + port + "/actuator/foundry" + path);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class App {

        @Bean
        FoundryFeature plain() {
            return new FoundryFeature() {
                @Override
                public String name() {
                    return "plain";
                }

                @Override
                public Map<String, Object> figures() {
                    return Map.of();
                }
            };
        }

        @Bean
        DeclaredCommand greet() {
            return new DeclaredCommand() {
                @Override
                public CommandSpec spec() {
                    return CommandSpec.named("greet").description("Says hello").build();
                }

                @Override
                public int execute(Input input) {
                    COMMAND_RUNS.incrementAndGet();
                    return 0;
                }
            };
        }
    }
}
