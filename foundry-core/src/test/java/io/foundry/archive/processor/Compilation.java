package io.foundry.archive.processor;

import io.foundry.archive.Archived;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** One run of javac over sources in memory, with all its warnings as errors. */
final class Compilation {

    private final Path output;
    private final List<String> options =
            new ArrayList<>(List.of("-Xlint:all", "-Werror", "--release", "17", "-parameters", "-Xdiags:verbose"));
    private final List<Path> classPath = new ArrayList<>();
    private final List<JavaFileObject> sources = new ArrayList<>();
    private final List<Processor> processors = new ArrayList<>(List.of(new ArchiveProcessor()));

    private List<Diagnostic<? extends JavaFileObject>> diagnostics = List.of();
    private boolean successful;

    /** @param output an existing directory for classes and generated sources */
    Compilation(Path output) {
        this.output = output;
    }

    Compilation source(String name, String text) {
        sources.add(
                new SimpleJavaFileObject(
                        URI.create("string:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                });
        return this;
    }

    /** A source of package demo, with the imports that most records need. */
    Compilation demo(String name, String declaration) {
        return source("demo." + name, """
                package demo;

                import io.foundry.archive.Archived;
                import java.util.*;
                import org.jspecify.annotations.Nullable;

                """ + declaration);
    }

    Compilation classPath(Path entry) {
        classPath.add(entry);
        return this;
    }

    Compilation options(String... more) {
        options.addAll(Arrays.asList(more));
        return this;
    }

    Compilation processors(Processor... other) {
        processors.clear();
        processors.addAll(Arrays.asList(other));
        return this;
    }

    Compilation run() {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(collector, Locale.ROOT, null)) {
            List<String> all = new ArrayList<>(options);
            List<String> entries = new ArrayList<>();
            classPath.forEach(entry -> entries.add(entry.toString()));
            entries.add(locationOf(Archived.class));
            entries.add(locationOf(Nullable.class));
            all.addAll(List.of("-classpath", String.join(File.pathSeparator, entries)));
            all.addAll(List.of("-d", output.toString(), "-s", output.toString()));
            JavaCompiler.CompilationTask task =
                    compiler.getTask(new StringWriter(), files, collector, all, null, sources);
            task.setLocale(Locale.ROOT);
            task.setProcessors(processors);
            successful = task.call();
            diagnostics = collector.getDiagnostics();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String locationOf(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    /** Runs javac and complains of every message. */
    Compilation succeed() {
        run();
        if (!successful || !diagnostics.isEmpty()) {
            throw new AssertionError("javac says:\n" + messages());
        }
        return this;
    }

    /** Runs javac, which has to find errors. */
    Compilation fail() {
        run();
        if (successful) {
            throw new AssertionError("javac found no error");
        }
        return this;
    }

    /** Returns errors as "file:line message", in their order. */
    List<String> messages() {
        return diagnostics.stream()
                .map(diagnostic -> {
                    String file = diagnostic.getSource() == null
                            ? ""
                            : diagnostic.getSource().getName().replaceAll(".*/", "") + ":" + diagnostic.getLineNumber()
                                    + " ";
                    return file + diagnostic.getMessage(Locale.ROOT);
                })
                .toList();
    }

    /** Returns the processor's own messages. */
    List<String> problems() {
        return messages().stream().filter(message -> message.contains("FND-")).toList();
    }

    String generated(String name) {
        try {
            return Files.readString(output.resolve(name.replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns names of all generated sources, sorted. */
    List<String> generatedNames() {
        try (Stream<Path> files = Files.walk(output)) {
            return files.map(file -> output.relativize(file).toString())
                    .filter(file -> file.endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a loader of what was compiled; other outputs come first. */
    ClassLoader loader(Path... others) {
        try {
            List<URL> urls = new ArrayList<>();
            for (Path other : others) {
                urls.add(other.toUri().toURL());
            }
            urls.add(output.toUri().toURL());
            return new URLClassLoader(urls.toArray(new URL[0]), getClass().getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
