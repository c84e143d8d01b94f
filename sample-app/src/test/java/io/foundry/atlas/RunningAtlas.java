package io.foundry.atlas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Atlas with all its cities, started once in the tests' own JVM and stopped with it. */
public final class RunningAtlas {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private RunningAtlas() {}

    private static final class Holder {

        private static final ConfigurableApplicationContext CONTEXT = start();
    }

    public static <T> T bean(Class<T> type) {
        return Holder.CONTEXT.getBean(type);
    }

    public static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        int port = ((WebServerApplicationContext) Holder.CONTEXT).getWebServer().getPort();
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static ConfigurableApplicationContext start() {
        try {
            Path directory = Files.createTempDirectory("atlas-tests");
            // Spring Boot runs its handlers after the contexts are closed, the server with them
            SpringApplication.getShutdownHandlers().add(() -> deleteQuietly(directory));
            return SpringApplication.run(
                    AtlasApplication.class, "--server.port=0", "--atlas.postgres.directory=" + directory);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static void deleteQuietly(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException leftToTheOperatingSystem) {
            // It is a temporary folder
        }
    }
}
