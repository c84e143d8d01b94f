package io.foundry.benchmarks.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTableTests {

    private static final Jdk JDK = new Jdk(Path.of("java"), Runtime.Version.parse("17.0.1+12"));

    private static final Subject PLAIN = new Subject(App.BOOKSHOP, JDK, Layout.JAR, Variant.PLAIN);

    private static final Subject CACHED_PLAIN = PLAIN.with(Layout.CACHE, Variant.PLAIN);

    private static final Subject CACHED_AUTOPILOT = PLAIN.with(Layout.CACHE, Variant.AUTOPILOT);

    private final Map<Subject, List<Sample>> samples = new LinkedHashMap<>();

    @Test
    void ratiosAreOfTheSameRoundAgainstBothBaselines() {
        samples.put(PLAIN, List.of(sample(8, 10, 11), sample(16, 20, 22)));
        samples.put(CACHED_PLAIN, List.of(sample(4, 5, 6), sample(8, 10, 12)));
        samples.put(CACHED_AUTOPILOT, List.of(sample(2, 3, 6), sample(4, 6, 12)));
        List<String> lines = new StartTable(samples, 5).markdown().lines().toList();
        String few = " (too few rounds for an interval)";
        assertThat(lines.get(0)).contains("CPU s, 5 s later");
        assertThat(lines.subList(2, 5))
                .containsExactly(
                        "| bookshop | 17.0.1+12 | jar | plain | 12.00 [8.00, 16.00] | 1 | 1 | 15.00 [10.00, 20.00]"
                                + " | 16.50 [11.00, 22.00] | 1 |",
                        "| bookshop | 17.0.1+12 | cache | plain | 6.00 [4.00, 8.00] | 1 | 0.50" + few
                                + " | 7.50 [5.00, 10.00] | 9.00 [6.00, 12.00] | 1 |",
                        "| bookshop | 17.0.1+12 | cache | autopilot | 3.00 [2.00, 4.00] | 0.50" + few + " | 0.25" + few
                                + " | 4.50 [3.00, 6.00] | 9.00 [6.00, 12.00] | 1.00" + few + " |");
    }

    @Test
    void everyLineHasAllColumnsWhateverWasMeasured() {
        samples.put(PLAIN, List.of());
        samples.put(CACHED_AUTOPILOT, List.of(sample(2, 3, 6)));
        String text = new StartTable(samples, 5).markdown();
        assertThat(text.lines().map(line -> line.chars().filter(c -> c == '|').count()))
                .containsOnly(11L);
        assertThat(text).contains("| cache | autopilot | 2.00 [2.00, 2.00] | not measured | not measured |");
    }

    @Test
    void theFileHasEverySampleWithItsRound(@TempDir Path folder) throws IOException {
        samples.put(PLAIN, List.of(sample(8, 10, 11), sample(16, 20, 22)));
        Path file = folder.resolve("starts.json");
        SampleFile.write(file, samples, Map.of("seed", 7));
        assertThat(Files.readString(file).replaceAll("\\s", ""))
                .contains("\"seed\":7", "\"app\":\"bookshop\",\"jdk\":\"17.0.1+12\",\"layout\":\"jar\"")
                .contains("\"round\":2,\"firstAnswerSeconds\":16.0,\"cpuSeconds\":20.0,\"laterCpuSeconds\":22.0");
    }

    private static Sample sample(double seconds, double cpuSeconds, double laterCpuSeconds) {
        return new Sample(seconds, cpuSeconds, laterCpuSeconds, CpuByThread.unknown(), FirstRequests.none());
    }
}
