package io.foundry.benchmarks.start;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a subject's process is started.
 *
 * @param subject what is started
 * @param jvmArguments that are measured with
 * @param jar the application's
 * @param program the arguments of the JVM that say what is run
 * @param url of the database
 */
record Launch(Subject subject, List<String> jvmArguments, Path jar, List<String> program, String url) {

    private static final String RUN_GENERATED = "-Dspring.aot.enabled=true";

    static Launch ofJar(Subject subject, Path jar, String url) {
        return new Launch(subject, List.of(), jar, List.of("-jar", jar.toString()), url);
    }

    /** Returns the same with other arguments of the JVM. */
    Launch with(List<String> others) {
        return new Launch(subject, others, jar, program, url);
    }

    /**
     * Returns the same with what Spring generated ahead of time.
     *
     * @param generated a jar
     * @param mainClass of the application
     */
    Launch withGenerated(Path generated, String mainClass) {
        String classPath = jar + File.pathSeparator + generated;
        return new Launch(subject, jvmArguments, jar, List.of(RUN_GENERATED, "-classpath", classPath, mainClass), url);
    }

    /**
     * Returns the command.
     *
     * @param port that the application shall listen at; 0 for any
     * @param more arguments of the JVM, beside those that are measured with
     */
    List<String> command(int port, String... more) {
        List<String> command = new ArrayList<>();
        command.add(subject.jdk().java().toString());
        command.addAll(jvmArguments);
        command.addAll(List.of(more));
        command.addAll(program);
        command.addAll(arguments(port));
        return command;
    }

    /** Returns what the application gets. */
    List<String> arguments(int port) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--server.port=" + port);
        arguments.add("--spring.datasource.url=" + url);
        arguments.add("--spring.datasource.username=" + StartServer.USER);
        arguments.addAll(subject.variant().arguments());
        return arguments;
    }
}
