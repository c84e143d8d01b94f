package io.foundry.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Atlas's executable jar in a process of its own, on a free port. */
final class AtlasProcess extends JavaProcess {

    /** Twenty times of what it takes on an idle machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Pattern READY = Pattern.compile("Atlas is ready: (http://localhost:\\d+)/");
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private AtlasProcess(Path directory, List<String> arguments) {
        super(directory, arguments);
    }

    /** Starts it on a folder for its server. */
    static AtlasProcess on(Path folder, String... arguments) {
        return withJvmArguments(folder, List.of(), arguments);
    }

    static AtlasProcess withJvmArguments(Path folder, List<String> jvmArguments, String... arguments) {
        List<String> all = new ArrayList<>(jvmArguments);
        all.addAll(List.of("-jar", System.getProperty("atlas.jar")));
        all.add("--atlas.postgres.directory=" + folder);
        if (Arrays.stream(arguments).noneMatch(argument -> argument.startsWith("--server.port="))) {
            all.add("--server.port=0");
        }
        all.addAll(List.of(arguments));
        return new AtlasProcess(folder.getParent(), all);
    }

    AtlasProcess awaitReady() throws InterruptedException {
        await(READY, PATIENCE);
        return this;
    }

    int awaitExit() throws InterruptedException {
        return awaitExit(PATIENCE);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        String root = await(READY, PATIENCE).group(1);
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(Duration.ofMinutes(1))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** The answer to a request that must go well. */
    JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode())
                .as("%s: %s%n%s", path, response.body(), output())
                .isEqualTo(200);
        return JSON.readTree(response.body());
    }

    /** The answer to a request that must not. */
    JsonNode problem(String path, int status) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode())
                .as("%s: %s%n%s", path, response.body(), output())
                .isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        return JSON.readTree(response.body());
    }

    /** Asks it to stop, and sees that it does so in good order. */
    void stop() throws InterruptedException {
        terminate();
        assertThat(awaitExit()).as(output()).isEqualTo(143);
        assertNoStackTrace();
    }

    void assertNoStackTrace() {
        assertThat(output()).doesNotContain("\tat ").doesNotContain("Exception:");
    }

    /** The processes that run out of a server's folder. */
    static List<ProcessHandle> servers(Path folder) throws IOException {
        Path programs = folder.toRealPath().resolve("binaries");
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> Path.of(command).startsWith(programs))
                        .isPresent())
                .toList();
    }

    /** The server's first process, by its own mark. */
    static ProcessHandle server(Path folder) throws IOException {
        String mark = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(mark.strip())).orElseThrow();
    }
}
