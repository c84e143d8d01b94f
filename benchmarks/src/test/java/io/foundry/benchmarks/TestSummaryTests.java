package io.foundry.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSummaryTests {

    private static final Instant BUILD = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    private Path root;

    @Test
    void addsUpTheReportsOfThisBuild() throws Exception {
        report("one/target/surefire-reports/TEST-a.xml", 5, 1, 1, 1, BUILD.plusSeconds(1));
        report("one/target/failsafe-reports/TEST-b.xml", 2, 0, 0, 0, BUILD.plusSeconds(9));
        report("two/target/surefire-reports/TEST-c.xml", 1, 0, 0, 0, BUILD.plusSeconds(9));
        report("two/target/surefire-reports/TEST-of-an-older-build.xml", 100, 0, 0, 0, BUILD.minusSeconds(60));
        assertThat(summary())
                .contains("one", "7 tests")
                .contains("two", "1 tests")
                .endsWith("""
                5 passed, 2 failed, 1 skipped
                """);
    }

    @Test
    void findsModulesWithinModules() throws Exception {
        report("one/target/surefire-reports/TEST-a.xml", 5, 0, 0, 0, BUILD);
        report("one/inner/target/surefire-reports/TEST-b.xml", 2, 0, 0, 0, BUILD);
        assertThat(summary()).contains("one/inner").endsWith("7 passed, 0 failed, 0 skipped\n");
    }

    @Test
    void saysSoWhereNothingRan() throws Exception {
        assertThat(summary()).isEqualTo("0 passed, 0 failed, 0 skipped\n");
    }

    @Test
    void refusesToGuessItsArguments() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestSummary.main(new String[0]))
                .withMessageStartingWith("Usage");
    }

    private String summary() throws Exception {
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            TestSummary.main(new String[] {root.toString(), BUILD.toString()});
        } finally {
            System.setOut(out);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private void report(String path, int tests, int failures, int errors, int skipped, Instant written)
            throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Path pom = file.getParent().getParent().resolveSibling("pom.xml");
        Files.writeString(pom, "<project/>");
        Files.writeString(
                file,
                "<testsuite tests='%d' failures='%d' errors='%d' skipped='%d'/>"
                        .formatted(tests, failures, errors, skipped));
        Files.setLastModifiedTime(file, FileTime.from(written));
    }
}
