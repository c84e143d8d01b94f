package io.foundry.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import example.BareApplication;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that has the starter and nothing that the starter could work on does not notice it. */
class BareStarterIT {

    @Test
    void anApplicationWithTheStarterAloneStartsAndEndsInSilence(@TempDir Path temporary) throws Exception {
        String starter = Files.readString(Path.of(System.getProperty("starter.class-path")))
                .strip();
        Path classes = copyOf(BareApplication.class, temporary.resolve("classes"));
        List<String> arguments = List.of(
                "-cp",
                classes + File.pathSeparator + starter,
                BareApplication.class.getName(),
                "--spring.main.banner-mode=off",
                "--logging.pattern.console=%logger %level %m%n");
        try (JavaProcess bare = new JavaProcess(temporary, arguments)) {
            assertThat(bare.awaitExit(Duration.ofMinutes(1))).as(bare.output()).isZero();
            assertThat(bare.output()).contains("Started BareApplication");
            assertThat(bare.output().lines().toList())
                    .as("All lines are the application's own")
                    .allMatch(line -> line.startsWith(BareApplication.class.getName() + " INFO "));
        }
    }

    private static Path copyOf(Class<?> type, Path root) throws Exception {
        String name = type.getName().replace('.', '/') + ".class";
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in = Objects.requireNonNull(type.getClassLoader().getResourceAsStream(name))) {
            Files.copy(in, file);
        }
        return root;
    }
}
