package io.foundry.benchmarks.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.foundry.benchmarks.archive.City;
import io.foundry.benchmarks.archive.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.cache.Cache;
import picocli.CommandLine;

class CacheHeapTests {

    private static final List<City> CITIES = Samples.cities().cities();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    private int run(String... arguments) {
        CacheHeap program = new CacheHeap(print(out), print(progress));
        return new CommandLine(program).execute(arguments);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void measuresEachCacheInAProcessOfItsOwn() {
        assertThat(run("--small=2000", "--large=20", "--collections=1", "--heap=128m"))
                .isZero();

        List<String> lines = text(out).lines().toList();
        assertThat(lines.get(0)).contains("-Xms128m -Xmx128m -XX:+UseG1GC");
        assertThat(lines).filteredOn(line -> line.startsWith("| Foundry")).hasSize(2);
        assertThat(lines).filteredOn(line -> line.startsWith("| Caffeine")).hasSize(4);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("| Foundry") || line.startsWith("| Caffeine"))
                .allMatch(line -> line.matches("\\| [A-Za-z, ]+ \\| [0-9.]+ \\| [0-9,]+ \\| [0-9,]+ \\| [0-9,]+"
                        + " \\| ([0-9.]+ \\| [0-9.]+|- \\| -) \\|"));
        assertThat(text(progress).lines()).hasSize(6);
    }

    @Test
    void aProcessThatFailsEndsTheProgramWithoutItsFigures() {
        assertThat(run("--small=1", "--heap=none")).isEqualTo(1);

        assertThat(text(progress)).contains("The process failed");
        assertThat(text(out)).doesNotContain("| Foundry");
    }

    @Test
    void argumentsThatMakeNoSenseAreRefused() {
        assertThat(run("--small=0")).isEqualTo(2);
        assertThat(text(progress)).contains("at least 1");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void helpNamesEachOptionWithItsDefault() {
        String help = new CommandLine(new CacheHeap(print(out), print(progress))).getUsageMessage();

        assertThat(help).contains("--small=N", "(1000000)", "--large=N", "--heap=SIZE", "(2g)", "--collections=N");
        assertThat(run("--help")).isZero();
        assertThat(text(out)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(HeapSubject.class)
    void aCacheHasRoomForAllThatIsMeasured(HeapSubject subject) {
        for (HeapWorkload workload : HeapWorkload.values()) {
            int entries = workload == HeapWorkload.SMALL ? 5_000 : 50;

            HeapFigures figures = HeapProbe.measure(subject, workload, entries, 1);

            assertThat(figures.entries()).isEqualTo(entries);
            assertThat(figures.countedBytes() != HeapSubject.NOT_COUNTED).isEqualTo(subject == HeapSubject.FOUNDRY);
        }
    }

    @Test
    void aCacheThatDropsEntriesIsNotMeasured() {
        Cache small = HeapSubject.RECORDS.create(HeapWorkload.SMALL, CITIES, 10);
        for (int i = 0; i < 100; i++) {
            small.put((long) i, HeapWorkload.SMALL.value(CITIES, i));
        }
        long kept = HeapSubject.RECORDS.settle(small);

        assertThat(kept).isLessThan(100);
        assertThatIllegalStateException()
                .isThrownBy(() -> HeapProbe.check(small, HeapWorkload.SMALL, CITIES, 100, kept))
                .withMessage("Of 100 entries the cache has " + kept);
        assertThatIllegalStateException()
                .isThrownBy(() -> HeapProbe.check(small, HeapWorkload.SMALL, CITIES, 100, 100))
                .withMessageMatching("Entry [0-9]+ is not there");
    }

    @Test
    void valuesShareNoObjects() {
        int again = CITIES.size();
        City first = (City) HeapWorkload.SMALL.value(CITIES, 0);
        City second = (City) HeapWorkload.SMALL.value(CITIES, again);

        assertThat(first.name()).isEqualTo(second.name()).isNotSameAs(second.name());
        assertThat(first.country()).isEqualTo(second.country()).isNotSameAs(second.country());
        assertThat(first.id()).isNotEqualTo(second.id());
    }

    @Test
    void figuresSurviveTheWayFromOneProcessToTheOther() throws IOException {
        HeapFigures figures = new HeapFigures(10, 2_000, HeapSubject.NOT_COUNTED, 3, 40);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        figures.write(bytes);

        assertThat(HeapFigures.read(text(bytes))).isEqualTo(figures);
        assertThatIllegalStateException()
                .isThrownBy(() -> HeapFigures.read("entries=10"))
                .withMessageContaining("did not say its used-bytes");
    }

    @Test
    void aRowHasTheCountBesideTheHeap() {
        assertThat(CacheHeap.row(HeapSubject.FOUNDRY, new HeapFigures(1_000, 2_000_000, 1_900_000, 3, 1_234)))
                .isEqualToIgnoringNewLines("| Foundry, archives | 2.0 | 2,000 | 1,234 | 3 | 1.9 | 0.950 |\n");
        assertThat(CacheHeap.row(HeapSubject.RECORDS, new HeapFigures(1, 2_000, HeapSubject.NOT_COUNTED, 3, 4)))
                .contains("| - | - |");
    }
}
