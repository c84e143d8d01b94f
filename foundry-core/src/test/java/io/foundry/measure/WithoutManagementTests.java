package io.foundry.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A runtime image without the management modules, as jlink makes them. */
class WithoutManagementTests {

    /** Runs in the other JVM. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) {
            SimulatedMachine machine = new SimulatedMachine(1, 0);
            Operation operation = Operation.returningLong("work", new SimulatedWork(machine, 1_000, 0));
            Gain gain = Probe.builder()
                    .budget(Duration.ofMillis(100))
                    .ticker(machine)
                    .build()
                    .compare("f", "w", operation, operation);
            System.out.print(gain.verdict() + " " + gain.foundry().value() + " "
                    + gain.foundry().allocatedBytes() + " "
                    + ModuleLayer.boot().findModule("java.management").isPresent());
        }
    }

    @Test
    @Timeout(60)
    void measuresTimeAndSaysThatBytesAreUnknown() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.base",
                        "-cp",
                        pathOf(Probe.class) + File.pathSeparator + pathOf(Main.class),
                        Main.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).isEqualTo("no-measurable-gain 1000.0 null false");
    }

    private static String pathOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getPath();
    }
}
