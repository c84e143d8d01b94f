package io.foundry.benchmarks.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a subject's process is started.
 *
 * @param subject what is started
 * @param jvmArguments that are measured with
 * @param jar that {@code -jar} gets
 * @param url of the database
 */
record Launch(Subject subject, List<String> jvmArguments, Path jar, String url) {

    static Launch ofJar(Subject subject, Path jar, String url) {
        return new Launch(subject, List.of(), jar, url);
    }

    /** Returns the same with other arguments of the JVM. */
    Launch with(List<String> others) {
        return new Launch(subject, others, jar, url);
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
        command.add("-jar");
        command.add(jar.toString());
        command.add("--server.port=" + port);
        command.add("--spring.datasource.url=" + url);
        command.add("--spring.datasource.username=" + StartServer.USER);
        command.addAll(subject.variant().arguments());
        return command;
    }
}
