package io.foundry.benchmarks.start;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java to run applications on.
 *
 * @param java the path of its {@code java}
 * @param version as it says itself
 */
record Jdk(Path java, Runtime.Version version) {

    /** The first whose AOT cache is made in one step (JEP 514). */
    private static final int FIRST_WITH_AOT_CACHE = 25;

    private static final Pattern VERSION = Pattern.compile("java\\.runtime\\.version = (\\S+)");

    /**
     * Asks it for its version.
     *
     * @throws IOException if there is no Java at this path
     */
    static Jdk at(Path java, ChildProcesses processes) throws IOException, InterruptedException {
        Process process = processes.start(
                new ProcessBuilder(java.toString(), "-XshowSettings:properties", "-version").redirectErrorStream(true));
        try {
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Jdk(java, version(answer));
        } finally {
            processes.end(process);
        }
    }

    /** Reads the version out of {@code -XshowSettings:properties}. */
    static Runtime.Version version(String settings) throws IOException {
        Matcher found = VERSION.matcher(settings);
        if (!found.find()) {
            throw new IOException("This is no java command; it answered: " + settings.strip());
        }
        return Runtime.Version.parse(found.group(1));
    }

    /**
     * Finds the compiler.
     *
     * @throws NoSuchFileException if there is none beside {@code java}
     */
    Path compiler() throws IOException {
        for (Path beside : List.of(java, java.toRealPath())) {
            for (String name : List.of("javac", "javac.exe")) {
                Path compiler = beside.resolveSibling(name);
                if (Files.isExecutable(compiler)) {
                    return compiler;
                }
            }
        }
        throw new NoSuchFileException(
                java.resolveSibling("javac").toString(),
                null,
                "this Java has no compiler, which layout " + Layout.AOT_CACHE
                        + " needs: give the java of a JDK, or leave that layout out with --layout");
    }

    boolean hasAotCache() {
        return version.feature() >= FIRST_WITH_AOT_CACHE;
    }
}
