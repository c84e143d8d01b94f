package io.foundry.benchmarks.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.benchmarks.start.CpuByThread.Group;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CpuTableTests {

    private static final Subject SUBJECT =
            new Subject(App.ATLAS, new Jdk(Path.of("java"), Runtime.version()), Layout.JAR, Variant.PLAIN);

    @Test
    void aProcessTellsTheTimesOfItsThreadsAndTheirSumIsItsOwn() throws IOException {
        double seconds =
                ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;

        CpuByThread cpu = CpuByThread.read(ProcessHandle.current().pid(), seconds);

        if (cpu.isKnown()) {
            double sum = 0;
            for (Group group : Group.values()) {
                sum += cpu.seconds(group);
            }
            assertThat(cpu.seconds(Group.STARTING)).as("main runs these tests").isPositive();
            assertThat(cpu.seconds(Group.C1)).isPositive();
            assertThat(sum).isGreaterThanOrEqualTo(seconds - 0.02);
            assertThat(cpu.seconds(Group.OTHER)).as("most threads are known").isLessThan(sum / 2);
        } else {
            assertThat(System.getProperty("os.name")).isNotEqualTo("Linux");
        }
    }

    @Test
    void aRowHasTheMedianOfEachGroupAndHowBusyTheProcessorsWere() {
        List<Sample> samples = List.of(sample(4, 6, 3), sample(2, 2, 1), sample(10, 15, 5));

        String table = new CpuTable(Map.of(SUBJECT, samples), 2).markdown();

        assertThat(table).endsWith("| plain | 75 % | 3.00 | 0.50 | 0.00 | 0.00 | 0.00 | 0.00 | 0.00 |\n");
    }

    @Test
    void whatTheSystemDoesNotTellIsNotAFigure() {
        Sample sample = new Sample(4, 6, 7, CpuByThread.unknown(), FirstRequests.none());

        String table = new CpuTable(Map.of(SUBJECT, List.of(sample)), 2).markdown();

        assertThat(table).contains("| plain | not measured |").doesNotContain("NaN");
    }

    private static Sample sample(double seconds, double cpuSeconds, double startingSeconds) {
        return new Sample(
                seconds,
                cpuSeconds,
                cpuSeconds,
                CpuByThread.of(Map.of(Group.STARTING, startingSeconds, Group.C2, 0.5)),
                FirstRequests.none());
    }
}
