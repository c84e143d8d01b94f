package io.foundry.benchmarks.start;

import io.foundry.benchmarks.Comparison;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Compares how long applications take from the start of their process to their first right answer: without Foundry, with
 * Spring Boot's lazy initialization, with Foundry's autopilot, and with its parallel start too; from the executable jar,
 * extracted with an AOT cache (JDK 25) or a CDS archive (before), and the same with bean definitions that Spring
 * generated ahead of time.
 *
 * <p>Every start is a process of its own, against one PostgreSQL server on this machine that has the applications'
 * tables already. Each round starts each subject once, in an order that is shuffled anew, and ratios are taken within a
 * round. Run it from the project's root once everything is packaged, with nothing else running:
 *
 * <pre>mvn -q package -DskipTests
 * java -cp benchmarks/target/benchmarks.jar io.foundry.benchmarks.start.StartComparison --java /path/to/17/bin/java --java /path/to/25/bin/java --out starts.json</pre>
 *
 * <p>With two applications, two JDKs, three layouts and five variants that is 60 starts in each of the seven rounds,
 * and 40 recordings before them. {@code --app}, {@code --layout} and {@code --variant} leave something out. With
 * {@code --profile} each subject is started once more at the end, under a profiler: see {@link StartProfiler}.
 */
@Command(
        name = "java -cp benchmarks/target/benchmarks.jar io.foundry.benchmarks.start.StartComparison",
        description = {
            "Compares how long applications take from the start of their process to their first right answer; prints a"
                    + " Markdown table.",
            "Starts a PostgreSQL server of its own, which does not force data to the disk, and has each application"
                    + " make its tables once before. Processes of all subjects alternate in rounds."
        },
        sortOptions = false)
public final class StartComparison implements Callable<Integer> {

    @Option(names = "--runs", paramLabel = "N", description = "starts of each subject (${DEFAULT-VALUE})")
    private int runs = 7;

    @Option(names = "--app", paramLabel = "APP", description = "one of ${COMPLETION-CANDIDATES}; may be repeated")
    private List<App> apps = List.of(App.values());

    @Option(names = "--layout", paramLabel = "LAYOUT", description = "one of ${COMPLETION-CANDIDATES}; may be repeated")
    private List<Layout> layouts = List.of(Layout.values());

    @Option(
            names = "--variant",
            paramLabel = "VARIANT",
            description = "one of ${COMPLETION-CANDIDATES}; may be repeated; without plain there are no ratios")
    private List<Variant> variants = List.of(Variant.values());

    @Option(names = "--java", paramLabel = "PATH", description = "a java command; may be repeated (this one's)")
    private List<Path> javas = List.of(Path.of(System.getProperty("java.home"), "bin", "java"));

    @Option(
            names = "--training",
            paramLabel = "TRAINING",
            description = "what a cache is recorded from, one of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE})")
    private Training training = Training.REFRESH;

    @Option(
            names = "--after",
            paramLabel = "SECONDS",
            description = "how long an application goes on after its first answer (${DEFAULT-VALUE})")
    private int afterSeconds = 5;

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "that follow the first answer, from 4 clients at once (${DEFAULT-VALUE})")
    private int requests = 200;

    @Option(names = "--limit", paramLabel = "SECONDS", description = "of any wait (${DEFAULT-VALUE})")
    private int limitSeconds = 300;

    @Option(names = "--seed", paramLabel = "N", description = "of the order (a new one each time)")
    private long seed = System.nanoTime();

    @Option(names = "--project", paramLabel = "PATH", description = "the project's root (${DEFAULT-VALUE})")
    private Path project = Path.of(".");

    @Option(names = "--out", paramLabel = "FILE", description = "gets every sample as JSON, after each round")
    private @Nullable Path samplesFile;

    @Option(
            names = "--profile",
            description = "after the rounds start each subject once more under a profiler, and print what its starting"
                    + " thread was doing (Linux)")
    private boolean profile;

    @Option(names = "--profile-out", paramLabel = "DIR", description = "keeps the profiles' stacks; means --profile")
    private @Nullable Path profileFolder;

    @Option(names = "--help", usageHelp = true, description = "print this and end")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    private final PrintStream out;

    private final PrintStream progress;

    private StartComparison(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
    }

    /**
     * Measures and prints. Ends with status 1 if something failed, with 2 if the arguments are not understood.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(commandLine(System.out, System.err).execute(args));
    }

    static CommandLine commandLine(PrintStream out, PrintStream progress) {
        return new CommandLine(new StartComparison(out, progress)).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() {
        if (runs < 1 || afterSeconds < 0 || limitSeconds < 1 || requests < 0) {
            progress.println("--runs and --limit must be at least 1, --after and --requests at least 0");
            return CommandLine.ExitCode.USAGE;
        }
        return Comparison.run(progress, () -> {
            try (ChildProcesses processes = ChildProcesses.untilExit();
                    WorkFolder folder = WorkFolder.untilExit()) {
                for (App app : apps) {
                    app.jar(project); // says what to build before anything is started
                }
                List<Subject> subjects = subjects(processes);
                try (StartServer server = StartServer.start()) {
                    measure(subjects, server, processes, folder.path());
                }
            }
        });
    }

    private List<Subject> subjects(ChildProcesses processes) throws IOException, InterruptedException {
        List<Jdk> jdks = new ArrayList<>();
        for (Path java : javas) {
            Jdk jdk = Jdk.at(java, processes);
            if (layouts.contains(Layout.AOT_CACHE)) {
                jdk.compiler(); // says what is missing before anything is started
            }
            jdks.add(jdk);
        }
        List<Subject> subjects = new ArrayList<>();
        for (App app : apps) {
            for (Jdk jdk : jdks) {
                for (Layout layout : layouts) {
                    variants.forEach(variant -> subjects.add(new Subject(app, jdk, layout, variant)));
                }
            }
        }
        return subjects;
    }

    private void measure(List<Subject> subjects, StartServer server, ChildProcesses processes, Path folder)
            throws IOException, InterruptedException, SQLException {
        Duration limit = Duration.ofSeconds(limitSeconds);
        Launcher launcher = new Launcher(
                processes, folder.resolve("process.log"), limit, Duration.ofSeconds(afterSeconds), requests);
        CacheMaker caches = new CacheMaker(launcher, training, folder, progress);
        List<Launch> launches = new Preparation(
                        server,
                        launcher,
                        new Extraction(launcher, folder),
                        new AheadOfTime(launcher, folder),
                        caches,
                        progress)
                .launches(subjects, project);
        progress.println("Order by seed " + seed);
        Map<Subject, List<Sample>> samples =
                new StartRuns(launcher, progress, seed).run(launches, runs, this::writeSamples);
        out.printf(
                "%s, %d processors, PostgreSQL on the same machine without fsync. Median [least, most] of %d starts of"
                        + " each, in rounds that start each once, in an order by seed %d. Ratios are of the same round:"
                        + " their median, and its 95 %% interval by the sign test. Asked every %d ms; caches recorded by"
                        + " %s. Less is better.%n%n",
                System.getProperty("os.name"),
                Runtime.getRuntime().availableProcessors(),
                runs,
                seed,
                FirstAnswer.POLL_MILLIS,
                training);
        out.print(new StartTable(samples, afterSeconds).markdown());
        out.printf(
                "%nCPU seconds until the first answer, by thread (medians), and how busy they kept the processors; threads"
                        + " that have ended are among the others:%n%n");
        out.print(new CpuTable(samples, Runtime.getRuntime().availableProcessors()).markdown());
        if (requests > 0) {
            out.printf(
                    "%nThe %d requests after the first answer, from %d clients at once:%n%n",
                    requests, FirstRequests.CLIENTS);
            out.print(new FirstRequestsTable(samples).markdown());
        }
        if (profile || profileFolder != null) {
            Launcher atOnce = new Launcher(processes, folder.resolve("process.log"), limit, Duration.ZERO, 0);
            Path stacks = profileFolder != null ? profileFolder : folder.resolve("profiles");
            new StartProfiler(atOnce, folder, stacks, progress).printTo(out, launches);
        }
    }

    private void writeSamples(Map<Subject, List<Sample>> samples) {
        if (samplesFile != null) {
            SampleFile.write(samplesFile, samples, facts());
        }
    }

    private Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("processors", Runtime.getRuntime().availableProcessors());
        facts.put("seed", seed);
        facts.put("pollMillis", FirstAnswer.POLL_MILLIS);
        facts.put("laterSeconds", afterSeconds);
        facts.put("training", training.toString());
        return facts;
    }
}
