package io.foundry.benchmarks.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartComparisonTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    private int run(String... arguments) {
        return StartComparison.commandLine(print(out), print(progress))
                .setOut(new PrintWriter(print(out), true))
                .setErr(new PrintWriter(print(progress), true))
                .execute(arguments);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void helpIsPrintedAndIsNoError() {
        assertThat(run("--help")).isZero();
        assertThat(text(out))
                .contains(
                        "--runs",
                        "(7)",
                        "bookshop, atlas",
                        "jar, cache, aot+cache",
                        "autopilot+parallel",
                        "--training",
                        "--profile-out");
    }

    @Test
    void nonsenseIsRefusedOnTheErrorStream() {
        assertThat(run("--runs=0")).isEqualTo(2);
        assertThat(run("--after=-1")).isEqualTo(2);
        assertThat(run("--variant=quick")).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(text(progress)).contains("--runs and --limit", "quick", "lazy-initialization");
    }

    @Test
    void variantsAreNamedAsInTheTable(@TempDir Path empty) {
        assertThat(run("--project=" + empty, "--variant=autopilot+parallel", "--variant=plain", "--layout=cache"))
                .isEqualTo(1);
        assertThat(text(progress)).doesNotContain("Invalid");
    }

    @Test
    void whatWasNotBuiltIsNamedBeforeAnythingStarts(@TempDir Path empty) {
        assertThat(run("--project=" + empty, "--app=atlas")).isEqualTo(1);
        assertThat(text(progress)).contains("-exec.jar", "build it: mvn -q package");
        assertThat(out.size()).isZero();
    }

    @Test
    void theExecutableJarIsTaken(@TempDir Path project) throws IOException {
        Path target = Files.createDirectories(project.resolve("sample-app/target"));
        Files.createFile(target.resolve("foundry-sample-app-1.jar"));
        Path jar = Files.createFile(target.resolve("foundry-sample-app-1-exec.jar"));
        assertThat(App.ATLAS.jar(project)).isEqualTo(jar);
    }

    @Test
    void aJavaIsAskedForItsVersion() throws IOException, InterruptedException {
        assertThat(Jdk.version("Property settings:\n    java.runtime.version = 25.0.3+9-LTS\n")
                        .feature())
                .isEqualTo(25);
        assertThatThrownBy(() -> Jdk.version("no such command"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no such command");
        try (ChildProcesses processes = ChildProcesses.untilExit()) {
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            assertThat(Jdk.at(java, processes).version()).isEqualTo(Runtime.version());
        }
    }

    @Test
    void theCompilerLiesBesideJava(@TempDir Path bin) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        assertThat(new Jdk(java, Runtime.version()).compiler()).exists().hasParent(java.getParent());

        Jdk without = new Jdk(Files.createFile(bin.resolve("java")), Runtime.version());
        assertThatThrownBy(without::compiler)
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("javac")
                .hasMessageContaining("no compiler")
                .hasMessageContaining("aot+cache");
    }

    @Test
    void whatWasGeneratedIsRunWithItsApplication() {
        Subject subject =
                new Subject(App.ATLAS, new Jdk(Path.of("java"), Runtime.version()), Layout.AOT_CACHE, Variant.PLAIN);
        Launch extracted = Launch.ofJar(subject, Path.of("atlas.jar"), "jdbc:any");
        assertThat(extracted.command(1)).containsSequence("java", "-jar", "atlas.jar", "--server.port=1");

        Launch generated =
                extracted.withGenerated(Path.of("generated.jar"), "acme.Main").with(List.of("-Xshare:on"));
        assertThat(generated.command(1, "-Dmore=1"))
                .containsSequence(
                        "java",
                        "-Xshare:on",
                        "-Dmore=1",
                        "-Dspring.aot.enabled=true",
                        "-classpath",
                        "atlas.jar" + File.pathSeparator + "generated.jar",
                        "acme.Main",
                        "--server.port=1")
                .contains("--foundry.enabled=false");
    }
}
