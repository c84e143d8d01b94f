package io.foundry.benchmarks.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whole applications, in processes of their own: run as they are, then processed ahead of time, compiled, and run so. */
class AheadOfTimeIT {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    /** What reads configurations and annotations, in whose place is generated code. */
    private static final Set<String> REPLACED = Set.of(
            "data-jpa.repository-aot-processor#0",
            "org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory",
            "org.springframework.context.annotation.internalAutowiredAnnotationProcessor",
            "org.springframework.context.annotation.internalCommonAnnotationProcessor",
            "org.springframework.context.annotation.internalConfigurationAnnotationProcessor",
            "org.springframework.context.annotation.internalPersistenceAnnotationProcessor");

    private static final String REPLACEMENT = "org.springframework.context.annotation.internalImportAwareAotProcessor";

    private static final String POSTPONED = "postponed";

    @TempDir
    private static Path folder;

    private static ChildProcesses processes;

    private static StartServer server;

    @BeforeAll
    static void startServer() throws IOException {
        processes = ChildProcesses.untilExit();
        server = StartServer.start();
    }

    @AfterAll
    static void leaveNothingRunning() throws IOException {
        processes.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsProcessedAheadOfTimeStartsAsItDoesWithout(App app) throws Exception {
        Jdk jdk = Jdk.at(Path.of(System.getProperty("java.home"), "bin", "java"), processes);
        Subject subject = new Subject(app, jdk, Layout.AOT_CACHE, Variant.AUTOPILOT);
        server.create(app);
        Launcher launcher = new Launcher(processes, folder.resolve("process.log"), LIMIT, Duration.ZERO, 0);
        Launch jar = Launch.ofJar(subject, app.jar(Path.of("..")), server.url(app));
        Launch extracted = new Extraction(launcher, folder).extract(jar);

        Answers without = run(extracted);
        Answers ahead = run(new AheadOfTime(launcher, folder).process(extracted));

        assertThat(without.foundry().at("/environment/aot").asBoolean()).isFalse();
        assertThat(ahead.foundry().at("/environment/aot").asBoolean()).isTrue();
        assertThat(without.decisions()).containsKeys("foundryAutopilot").containsValue(POSTPONED);
        TreeMap<String, String> expected = without.decisions();
        expected.keySet().removeAll(REPLACED);
        expected.put(REPLACEMENT, "infrastructure");
        assertThat(ahead.decisions()).isEqualTo(expected);
        assertThat(ahead.foundry().get("features").propertyNames())
                .isEqualTo(without.foundry().get("features").propertyNames());
        assertThat(ahead.start().get("recorded").asBoolean()).isTrue();
        assertThat(ahead.start().get("beansByWarmUp").asInt()).isPositive();
        assertThat(ahead.start().get("beans"))
                .anySatisfy(bean -> assertThat(ahead.decisions())
                        .containsKey(bean.at("/requestedBy").asString()));
    }

    /** Starts an application, has it come to rest, and asks what it has decided. */
    private static Answers run(Launch launch) throws IOException, InterruptedException {
        int port = FirstAnswer.freePort();
        App app = launch.subject().app();
        Process process = processes.start(new ProcessBuilder(launch.command(
                        port,
                        AheadOfTime.QUICK,
                        "-Dfoundry.lazy.warm-up-delay=0s",
                        "-Dbookshop.first-cleaning-after=PT1S"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(app + ".log").toFile()));
        try {
            FirstAnswer.await(process, port, app.path(), app.marker(), LIMIT);
            FirstAnswer.await(process, port, "/actuator/foundry/lazy", "\"state\":\"DONE\"", LIMIT);
            if (app == App.BOOKSHOP) {
                // Its cleaning, which is scheduled
                FirstAnswer.await(process, port, "/actuator/metrics/tasks.scheduled.execution", "COUNT", LIMIT);
            }
            return new Answers(json(port, ""), json(port, "/lazy"), json(port, "/start"));
        } finally {
            processes.end(process);
        }
    }

    private static JsonNode json(int port, String feature) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + port + "/actuator/foundry" + feature);
        return JsonMapper.shared()
                .readTree(HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                        .body());
    }

    private record Answers(JsonNode foundry, JsonNode lazy, JsonNode start) {

        /** By bean, why it is there at start, or that it is not. */
        TreeMap<String, String> decisions() {
            TreeMap<String, String> decisions = new TreeMap<>();
            lazy.get("eager")
                    .forEachEntry((reason, names) -> names.forEach(name -> decisions.put(name.asString(), reason)));
            lazy.get(POSTPONED).forEach(name -> decisions.put(name.asString(), POSTPONED));
            return decisions;
        }
    }
}
