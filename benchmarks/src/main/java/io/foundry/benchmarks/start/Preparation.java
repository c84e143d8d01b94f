package io.foundry.benchmarks.start;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is done once, before any time is taken: tables with their rows, extracted jars, generated code and caches. */
final class Preparation {

    private final StartServer server;

    private final Launcher launcher;

    private final Extraction extraction;

    private final AheadOfTime aheadOfTime;

    private final CacheMaker caches;

    private final PrintStream progress;

    Preparation(
            StartServer server,
            Launcher launcher,
            Extraction extraction,
            AheadOfTime aheadOfTime,
            CacheMaker caches,
            PrintStream progress) {
        this.server = server;
        this.launcher = launcher;
        this.extraction = extraction;
        this.aheadOfTime = aheadOfTime;
        this.caches = caches;
        this.progress = progress;
    }

    /**
     * Prepares.
     *
     * @param project the project's root
     * @return how to start each subject, in the same order
     */
    List<Launch> launches(List<Subject> subjects, Path project) throws IOException, InterruptedException, SQLException {
        Set<App> withTables = new LinkedHashSet<>();
        List<Launch> launches = new ArrayList<>();
        for (Subject subject : subjects) {
            App app = subject.app();
            Launch jar = Launch.ofJar(subject, app.jar(project), server.url(app));
            if (withTables.add(app)) {
                progress.println(app + ": making its tables");
                server.create(app);
                launcher.answerAndEnd(jar);
            }
            launches.add(inLayout(jar));
        }
        return launches;
    }

    private Launch inLayout(Launch jar) throws IOException, InterruptedException {
        return switch (jar.subject().layout()) {
            case JAR -> jar;
            case CACHE -> caches.make(extraction.extract(jar));
            case AOT_CACHE -> {
                progress.println(jar.subject() + ": processing ahead of time");
                yield caches.make(aheadOfTime.process(extraction.extract(jar)));
            }
        };
    }
}
