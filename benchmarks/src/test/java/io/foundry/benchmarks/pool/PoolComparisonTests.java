package io.foundry.benchmarks.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foundry.benchmarks.statistics.Spread;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class PoolComparisonTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

    private int run(String... arguments) {
        PoolComparison program = new PoolComparison(print(out), print(progress));
        return new CommandLine(program)
                .setOut(new PrintWriter(print(out), true))
                .setErr(new PrintWriter(print(progress), true))
                .execute(arguments);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    void helpIsPrintedAndIsNoError() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--repetitions", "SELECT_ONE");
    }

    @Test
    void nonsenseIsRefusedOnTheErrorStream() {
        assertThat(run("--forks=0")).isEqualTo(2);
        assertThat(run("--only=NOTHING")).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(progress.toString(StandardCharsets.UTF_8)).contains("--forks", "NOTHING");
    }

    @Test
    void aRowHasAllColumnsWhateverWasMeasured() {
        Row row = new Row("work");
        row.times().put(PoolSide.FOUNDRY, Spread.of(1, 2, 3));
        assertThat(row.markdown())
                .isEqualTo("| work | not measured | not measured | 2.00 (1.00-3.00) | not measured | not measured"
                        + " | not measured |\n");
        row.bytes().put(PoolSide.BOOT, Spread.of(56));
        assertThat(row.markdown()).endsWith("| - / 56.0 / - |\n");
    }

    @Test
    void figuresOfFirstRequestsAreSortedBetweenTheTimesToReadinessAndToTheFirstAnswer() throws IOException {
        double[] figures = FirstRequestsRuns.figures("2500\n"
                + IntStream.rangeClosed(1, 100)
                        .mapToObj(i -> (101 - i) + "000000")
                        .collect(Collectors.joining("\n")));
        assertThat(figures).hasSize(102).startsWith(2500, 1, 2).endsWith(99, 100, 2600);
        assertThatThrownBy(() -> FirstRequestsRuns.figures("2500\n1"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("2 figures");
    }
}
