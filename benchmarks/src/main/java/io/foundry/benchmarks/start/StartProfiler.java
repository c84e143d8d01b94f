package io.foundry.benchmarks.start;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import one.profiler.AsyncProfilerLoader;

/**
 * Starts each subject once more, under async-profiler, and says where the starting thread's CPU time went.
 *
 * <p>The profiler is an agent from the JVM's start and writes its file when the process ends, which is asked for as soon
 * as the first answer is there. What shuts the application down runs on other threads; of these nothing is said but how
 * many samples they have. Samples are of CPU time (event {@code ctimer}, which needs no rights), so waiting is in none.
 * What other processes take changes the shares little, but not by nothing: it leaves more to the interpreter.
 *
 * <p>With the agent a JVM takes as many classes out of an AOT cache or a CDS archive as without; {@link CacheMaker} has
 * it end if it cannot use them.
 */
final class StartProfiler {

    private static final String OPTIONS = "start,event=ctimer,interval=5ms,cstack=vm,threads,collapsed,file=";

    private final Launcher launcher;

    private final Path libraryFolder;

    private final Path folder;

    private final PrintStream progress;

    /**
     * Makes a profiler.
     *
     * @param launcher which ends applications at once after their first answer
     * @param libraryFolder gets the profiler's library
     * @param folder gets what the profiler writes; it and its parents are made if they are missing
     */
    StartProfiler(Launcher launcher, Path libraryFolder, Path folder, PrintStream progress) {
        this.launcher = launcher;
        this.libraryFolder = libraryFolder;
        this.folder = folder.toAbsolutePath();
        this.progress = progress;
    }

    /** Starts each once, and prints tables; those that fail are not measured, and progress says why. */
    void printTo(PrintStream out, List<Launch> launches) throws IOException, InterruptedException {
        out.println();
        if (!isSupported()) {
            out.println("What starting threads were doing: " + StartTable.NOT_MEASURED
                    + ", because there is no profiler for this system.");
            return;
        }
        out.printf(
                "What starting threads were doing until the first answer, by samples of CPU time (async-profiler %s), one"
                        + " start of each. The shares are rough: a few samples are chance, and how much of the code is"
                        + " compiled in time depends on what else the machine does.%n%n",
                AsyncProfilerLoader.getVersion());
        out.print(new ProfileTable(profile(launches)).markdown());
    }

    /** The profiler has samples of this kind on Linux only. */
    private static boolean isSupported() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
                && AsyncProfilerLoader.isSupported();
    }

    private Map<Subject, Optional<StackProfile>> profile(List<Launch> launches)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        AsyncProfilerLoader.setExtractionDirectory(libraryFolder);
        Path library = AsyncProfilerLoader.getAsyncProfilerPath().toAbsolutePath();
        Map<Subject, Optional<StackProfile>> profiles = new LinkedHashMap<>();
        for (Launch launch : launches) {
            Subject subject = launch.subject();
            progress.println("profile: " + subject);
            profiles.put(subject, profile(launch, library));
        }
        return profiles;
    }

    private Optional<StackProfile> profile(Launch launch, Path library) throws InterruptedException {
        Subject subject = launch.subject();
        Path stacks = folder.resolve(subject.fileName() + ".collapsed");
        try {
            Files.deleteIfExists(stacks);
            launcher.answerAndEnd(launch, "-agentpath:" + library + "=" + OPTIONS + stacks);
            return Optional.of(StackProfile.read(stacks));
        } catch (IOException failure) {
            progress.println("No profile: " + failure);
            return Optional.empty();
        }
    }
}
