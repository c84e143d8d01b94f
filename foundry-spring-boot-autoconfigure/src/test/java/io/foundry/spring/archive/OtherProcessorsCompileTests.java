package io.foundry.spring.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.archive.Archived;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/**
 * The archive's processor among those that a Spring application is likely to have. javac runs as a process of its own,
 * since Lombok reaches into it in ways that our test JVMs forbid.
 */
class OtherProcessorsCompileTests {

    private static final Path PROCESSORS = Path.of("target", "processors");

    @TempDir
    Path directory;

    private Path output;

    @BeforeEach
    void createOutput() throws IOException {
        output = Files.createDirectory(directory.resolve("classes"));
    }

    @Test
    void worksBesideLombokMapStructAndSpringBootsProcessors() throws Exception {
        write("City", "@io.foundry.archive.Archived public record City(long id, String name) implements CityView {}");
        write("Visit", "@lombok.Value class Visit { City city; String name() { return getCity().name(); } }");
        write("CityBean", """
                public class CityBean {
                    private String name = "";
                    public String getName() { return name; }
                    public void setName(String name) { this.name = name; }
                }
                """);
        write("CityMapper", "@org.mapstruct.Mapper public interface CityMapper { CityBean toBean(City city); }");
        write("CityProperties", """
                /** Settings. @param limit most cities */
                @org.springframework.boot.context.properties.ConfigurationProperties("city")
                public record CityProperties(int limit) {}
                """);
        write(
                "CityConfiguration",
                "@org.springframework.boot.autoconfigure.AutoConfiguration class CityConfiguration {}");
        List<String> others = jars();
        List<String> processors = new ArrayList<>(others);
        processors.add(locationOf(Archived.class));
        List<String> classPath = new ArrayList<>(others);
        for (Class<?> type : List.of(
                Archived.class,
                Nullable.class,
                ConfigurationProperties.class,
                AutoConfiguration.class,
                Configuration.class)) {
            classPath.add(locationOf(type));
        }

        String messages = javac(classPath, "-processorpath", String.join(File.pathSeparator, processors));

        assertThat(messages).doesNotContain("error:");
        assertThat(output)
                .isDirectoryRecursivelyContaining("glob:**/demo/CityView.class")
                .isDirectoryRecursivelyContaining("glob:**/demo/CityArchive.class")
                .isDirectoryRecursivelyContaining("glob:**/demo/CityMapperImpl.class")
                .isDirectoryRecursivelyContaining("glob:**/META-INF/spring-configuration-metadata.json")
                .isDirectoryRecursivelyContaining("glob:**/META-INF/spring-autoconfigure-metadata.properties");
    }

    @Test
    void isFoundOnTheClassPathUntilJdk22AndLaterOnRequest() throws Exception {
        write("City", "@io.foundry.archive.Archived public record City(long id, String name) implements CityView {}");
        List<String> classPath = List.of(locationOf(Archived.class), locationOf(Nullable.class));
        if (Runtime.version().feature() < 23) {
            assertThat(javac(classPath)).doesNotContain("error:");
        } else {
            assertThat(javac(classPath)).contains("cannot find symbol", "class CityView");
            assertThat(javac(classPath, "-proc:full")).doesNotContain("error:");
        }
        assertThat(output).isDirectoryRecursivelyContaining("glob:**/demo/CityView.class");
    }

    private void write(String name, String declaration) throws IOException {
        Files.writeString(directory.resolve(name + ".java"), "package demo;\n" + declaration);
    }

    private static List<String> jars() throws IOException {
        try (Stream<Path> files = Files.list(PROCESSORS)) {
            return files.map(file -> file.toAbsolutePath().toString()).sorted().toList();
        }
    }

    private static String locationOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
    }

    private String javac(List<String> classPath, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-Xlint:all,-processing,-classfile"));
        command.addAll(List.of("-d", output.toString()));
        command.addAll(List.of("-classpath", String.join(File.pathSeparator, classPath)));
        command.addAll(List.of(options));
        try (Stream<Path> files = Files.list(directory)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(command::add);
        }
        Path messages = directory.resolve("messages.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(messages.toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("javac ended").isTrue();
        return Files.readString(messages);
    }
}
