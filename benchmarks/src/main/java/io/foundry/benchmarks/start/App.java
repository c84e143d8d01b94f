package io.foundry.benchmarks.start;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** The applications that are started. */
enum App {
    /** JPA, Thymeleaf, validation and a cache. */
    BOOKSHOP("benchmarks/start-app", "/", "volume 400"),

    /** JDBC and a cache. */
    ATLAS("sample-app", "/api/cities/nearest?lat=52.52&lon=13.405&limit=3", "Berlin");

    private final String module;

    private final String path;

    private final String marker;

    App(String module, String path, String marker) {
        this.module = module;
        this.path = path;
        this.marker = marker;
    }

    /** Returns what the first request asks for. */
    String path() {
        return path;
    }

    /** Returns what a right answer has in it. */
    String marker() {
        return marker;
    }

    /** Returns what the requests after the first ask for. */
    List<String> paths() {
        return switch (this) {
            case BOOKSHOP ->
                List.of(
                        "/",
                        "/books/1",
                        "/categories/1",
                        "/authors/1",
                        "/register",
                        "/api/books",
                        "/api/books/1",
                        "/api/books/1/reviews",
                        "/api/authors?name=David",
                        "/api/stock/1",
                        "/api/audit",
                        "/actuator/health");
            case ATLAS ->
                List.of(
                        "/api/cities/nearest?lat=48.14&lon=11.58&limit=3",
                        "/api/cities/search?q=koln",
                        "/api/cities/2950159",
                        "/api/countries/LU/cities",
                        "/actuator/health");
        };
    }

    /** Returns the name of its database. */
    String database() {
        return toString();
    }

    /**
     * Finds the executable jar.
     *
     * @param project the project's root
     * @throws NoSuchFileException if it was not built
     */
    Path jar(Path project) throws IOException {
        Path target = project.resolve(module).resolve("target");
        if (Files.isDirectory(target)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "*-exec.jar")) {
                Iterator<Path> found = jars.iterator();
                if (found.hasNext()) {
                    return found.next().toAbsolutePath();
                }
            }
        }
        throw new NoSuchFileException(
                target.resolve("*-exec.jar").toString(), null, "build it: mvn -q package -DskipTests");
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
