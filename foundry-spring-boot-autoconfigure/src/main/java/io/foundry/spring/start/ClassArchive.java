package io.foundry.spring.start;

import io.foundry.spring.feature.Problem;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;

/**
 * Whether the JVM was given an archive with the application's classes: an AOT cache (JEP 483) or a CDS archive (JEP
 * 350). Loading classes is most of a start, and an archive saves most of that.
 */
final class ClassArchive {

    /** Any of these says that there is one, or that one is being made. */
    private static final List<String> OPTIONS =
            List.of("-XX:AOTCache", "-XX:AOTConfiguration", "-XX:SharedArchiveFile", "-XX:ArchiveClassesAtExit");

    private static final int FIRST_WITH_AOT_CACHE = 25;

    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private ClassArchive() {}

    /**
     * Says that there is none, where one could be.
     *
     * @return nothing where there is one, where a server's class loader has loaded the application, and where classes come
     *     out of folders, as they do while an application is developed: the JVM keeps classes of jars only
     */
    static List<Problem> problems() {
        return !isRunByItself() || System.getProperty("java.vm.name", "").contains("OpenJ9")
                ? List.of()
                : problems(
                        ManagementFactory.getRuntimeMXBean().getInputArguments(),
                        System.getProperty("java.class.path", ""),
                        Runtime.version().feature());
    }

    /** Not by a server's class loader, whose classes no archive keeps. */
    private static boolean isRunByItself() {
        ClassLoader loader = SpringApplication.class.getClassLoader();
        return loader == ClassLoader.getSystemClassLoader()
                || loader.getClass().getName().startsWith("org.springframework.boot.loader.");
    }

    static List<Problem> problems(List<String> jvmArguments, String classPath, int version) {
        if (jvmArguments.stream().anyMatch(ClassArchive::names) || !isOfJars(classPath)) {
            return List.of();
        }
        return List.of(new Problem(
                "start-no-class-archive",
                Problem.Severity.INFO,
                "The JVM was started without an archive of the application's classes, and loads them one by one",
                "Extract the application and give the JVM "
                        + (version >= FIRST_WITH_AOT_CACHE ? "an AOT cache" : "a CDS archive")
                        + ": Foundry's docs/start.md has the commands, and what it gained"));
    }

    private static boolean names(String jvmArgument) {
        return OPTIONS.stream().anyMatch(jvmArgument::startsWith);
    }

    private static boolean isOfJars(String classPath) {
        return !classPath.isEmpty()
                && SEPARATOR
                        .splitAsStream(classPath)
                        .map(entry -> entry.toLowerCase(Locale.ROOT))
                        .allMatch(entry -> entry.endsWith(".jar") || entry.endsWith(".war"));
    }
}
