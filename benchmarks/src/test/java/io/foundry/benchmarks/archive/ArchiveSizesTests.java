package io.foundry.benchmarks.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ArchiveSizesTests {

    @Test
    void printsARowForEachSubject() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        ArchiveSizes.print(new PrintStream(text, true, StandardCharsets.UTF_8));

        assertThat(text.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("| ")))
                .hasSize(1 + Subject.values().length)
                .noneMatch(line -> line.contains("not measured"))
                .anyMatch(line ->
                        line.matches("\\| JDK serialization( \\| [0-9]{3},[0-9]{3}){2} \\| 1,048,[0-9]{3} \\|"));
    }
}
