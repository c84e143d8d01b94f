package io.foundry.spring.lazy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that ends because a bean failed after the start. */
class WarmUpExitTests {

    @TempDir
    Path directory;

    @Test
    void aBeanThatFailsEndsTheProcessWithExitCodeOneAndAnAnalysis() throws Exception {
        String output = run(1);

        assertThat(output)
                .contains("Bean 'fails' could not be created, after the application was ready")
                .contains("APPLICATION FAILED TO START")
                .contains("required a bean of type 'java.lang.Runnable' that could not be found")
                .doesNotContain("\tat ");
        assertThat(millis(output, "ENDED") - millis(output, "READY"))
                .as("milliseconds from ready to the end")
                .isBetween(0L, 10_000L);
    }

    @Test
    void aBeanThatFailsAtStartEndsTheProcessTheSameWay() throws Exception {
        assertThat(run(1, "--foundry.lazy.mode=off"))
                .contains("required a bean of type 'java.lang.Runnable' that could not be found")
                .doesNotContain("READY", "after the application was ready");
    }

    private String run(int exitCode, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                FailingApplication.class.getName(),
                "--server.port=0"));
        command.addAll(List.of(arguments));
        File output = directory.resolve("output").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("SERVER_"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS))
                    .as("the process ends; it printed %s", Files.readString(output.toPath()))
                    .isTrue();
            String printed = Files.readString(output.toPath());
            assertThat(process.exitValue()).as(printed).isEqualTo(exitCode);
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }

    private static long millis(String output, String word) {
        Matcher matcher = Pattern.compile(word + " (\\d+)").matcher(output);
        assertThat(matcher.find()).as(output).isTrue();
        return Long.parseLong(matcher.group(1));
    }
}
