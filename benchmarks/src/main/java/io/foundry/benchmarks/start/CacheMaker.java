package io.foundry.benchmarks.start;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Records caches: one for each application, Java, layout and variant, trained with that variant's own arguments. Proves
 * of each that it is used.
 */
final class CacheMaker {

    private static final String EXIT_ON_REFRESH = "-Dspring.context.exit=onRefresh";

    private static final String OUT_OF_CACHE = "source: shared objects file";

    /** A JVM without a cache of ours has a twentieth of these applications' classes in its own. */
    private static final double LEAST_SHARE = 0.5;

    private final Launcher launcher;

    private final Training training;

    private final Path folder;

    private final PrintStream progress;

    CacheMaker(Launcher launcher, Training training, Path folder, PrintStream progress) {
        this.launcher = launcher;
        this.training = training;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Makes a cache.
     *
     * @param extracted the same subject's start without it, from jars that lie side by side
     * @return its start with the cache
     * @throws IOException if the JVM does not make it, or does not use it
     */
    Launch make(Launch extracted) throws IOException, InterruptedException {
        Subject subject = extracted.subject();
        progress.println(subject + ": recording, by " + training);
        Path cache = folder.resolve(subject.fileName() + (subject.jdk().hasAotCache() ? ".aot" : ".jsa"));
        String record = (subject.jdk().hasAotCache() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + cache;
        if (training == Training.REFRESH) {
            launcher.run(extracted, extracted.command(0, record, EXIT_ON_REFRESH));
        } else {
            launcher.answerAndEnd(extracted, record);
        }
        if (!Files.exists(cache)) {
            throw new NoSuchFileException(cache.toString(), null, subject + " wrote no cache");
        }
        Launch launch = extracted.with(use(subject.jdk(), cache));
        check(launch, Files.size(cache));
        return launch;
    }

    /** The last of each two makes the JVM end if it cannot use the cache. */
    private static List<String> use(Jdk jdk, Path cache) {
        return jdk.hasAotCache()
                ? List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on")
                : List.of("-XX:SharedArchiveFile=" + cache, "-Xshare:on");
    }

    /** Starts once with the arguments that will be measured, and counts where the classes came from. */
    private void check(Launch launch, long bytes) throws IOException, InterruptedException {
        Path classes = folder.resolve("classes.log");
        launcher.run(launch, launch.command(0, "-Xlog:class+load:file=" + classes, EXIT_ON_REFRESH));
        long all;
        long cached;
        try (Stream<String> lines = Files.lines(classes)) {
            all = lines.filter(line -> line.contains("source: ")).count();
        }
        try (Stream<String> lines = Files.lines(classes)) {
            cached = lines.filter(line -> line.contains(OUT_OF_CACHE)).count();
        }
        Files.delete(classes);
        progress.printf(
                "%s: the cache has %d MB; %d of %d classes come out of it%n",
                launch.subject(), bytes >> 20, cached, all);
        if (cached < LEAST_SHARE * all) {
            throw new IOException(launch.subject() + ": only " + cached + " of " + all
                    + " classes came out of the cache, so it is not in use as it should be");
        }
    }
}
