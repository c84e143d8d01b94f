package io.foundry.benchmarks.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Has Spring process applications ahead of time, as Spring Boot's build plugins do: once for each application, Java and
 * variant, with that variant's own arguments, because conditions are decided then. What is generated becomes a jar, as
 * the JVM's caches take no folders on the class path.
 */
final class AheadOfTime {

    private static final String PROCESSOR = "org.springframework.boot.SpringApplicationAotProcessor";

    private static final String GROUP = "io.foundry";

    /** For processes that end within seconds. */
    static final String QUICK = "-XX:TieredStopAtLevel=1";

    private final Launcher launcher;

    private final Path folder;

    AheadOfTime(Launcher launcher, Path folder) {
        this.launcher = launcher;
        this.folder = folder;
    }

    /**
     * Processes an application, and compiles what comes out of it.
     *
     * @param extracted a subject's start from the extracted jar
     * @return its start with what was generated
     * @throws IOException if its Java has no compiler, or the processing fails
     */
    Launch process(Launch extracted) throws IOException, InterruptedException {
        Path javac = extracted.subject().jdk().compiler();
        Path work = folder.resolve(extracted.subject().fileName() + "-generated");
        Path sources = Files.createDirectories(work.resolve("sources"));
        Path resources = Files.createDirectories(work.resolve("resources"));
        Path classes = Files.createDirectories(work.resolve("classes"));
        String mainClass = mainClass(extracted.jar());
        List<String> process = new ArrayList<>(List.of(
                extracted.subject().jdk().java().toString(),
                QUICK,
                "-classpath",
                extracted.jar().toString(),
                PROCESSOR,
                mainClass,
                sources.toString(),
                resources.toString(),
                classes.toString(),
                GROUP,
                extracted.subject().app().toString()));
        process.addAll(extracted.arguments(0));
        launcher.run(extracted, process);
        launcher.run(
                extracted,
                List.of(
                        javac.toString(),
                        "-J" + QUICK,
                        "-proc:none",
                        "-parameters",
                        "-nowarn",
                        "-encoding",
                        "UTF-8",
                        "-classpath",
                        extracted.jar() + File.pathSeparator + classes,
                        "-d",
                        classes.toString(),
                        "@" + list(sources, work.resolve("sources.txt"))));
        Path generated = work.resolve("generated.jar");
        pack(List.of(classes, resources), generated);
        return extracted.withGenerated(generated, mainClass);
    }

    private static String mainClass(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String name = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
            if (name == null) {
                throw new IOException(jar + " names no main class");
            }
            return name;
        }
    }

    /** More files than a command line holds on some systems. */
    private static Path list(Path sources, Path list) throws IOException {
        List<Path> files = files(sources);
        if (files.isEmpty()) {
            throw new NoSuchFileException(sources.toString(), null, "Spring generated nothing");
        }
        return Files.write(
                list,
                files.stream()
                        .map(file -> '"' + file.toString().replace("\\", "\\\\") + '"')
                        .toList());
    }

    private static void pack(List<Path> folders, Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Path root : folders) {
                for (Path file : files(root)) {
                    out.putNextEntry(
                            new ZipEntry(root.relativize(file).toString().replace(File.separatorChar, '/')));
                    Files.copy(file, out);
                    out.closeEntry();
                }
            }
        }
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
