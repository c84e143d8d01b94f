package io.foundry.benchmarks.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Extracts executable jars, each application's once, as every Java reads the same files. */
final class Extraction {

    private final Launcher launcher;

    private final Path folder;

    Extraction(Launcher launcher, Path folder) {
        this.launcher = launcher;
        this.folder = folder;
    }

    /** Returns the same subject's start from the extracted jar. */
    Launch extract(Launch jar) throws IOException, InterruptedException {
        Path destination = folder.resolve(jar.subject().app().toString());
        Path extracted = destination.resolve(String.valueOf(jar.jar().getFileName()));
        if (!Files.exists(extracted)) {
            launcher.run(
                    jar,
                    List.of(
                            jar.subject().jdk().java().toString(),
                            "-Djarmode=tools",
                            "-jar",
                            jar.jar().toString(),
                            "extract",
                            "--destination",
                            destination.toString()));
        }
        return Launch.ofJar(jar.subject(), extracted, jar.url());
    }
}
