package io.foundry.archive.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.archive.ArchiveCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the processor behaves within a compilation, and that what it writes compiles without a warning. */
class ProcessorCompileTests {

    @TempDir
    Path output;

    @Test
    void javacFindsTheProcessorAsAServiceAndGradleAsAnIsolatingOne() throws Exception {
        assertThat(ServiceLoader.load(Processor.class)).hasAtLeastOneElementOfType(ArchiveProcessor.class);
        assertThat(getClass().getResourceAsStream("/META-INF/gradle/incremental.annotation.processors"))
                .hasContent(ArchiveProcessor.class.getName() + ",ISOLATING");
    }

    @Test
    void withoutTheProcessorTheViewIsMissing() {
        Compilation compilation = new Compilation(output)
                .processors()
                .demo("City", "@Archived record City(long id) implements CityView {}")
                .fail();
        assertThat(compilation.messages())
                .anySatisfy(message -> assertThat(message).contains("cannot find symbol", "class CityView"));
    }

    @Test
    void nothingIsDoneWhereNothingIsAnnotated() {
        AtomicInteger calls = new AtomicInteger();
        ArchiveProcessor processor = new ArchiveProcessor();
        Processor counting = new AbstractProcessor() {
            @Override
            public Set<String> getSupportedAnnotationTypes() {
                return processor.getSupportedAnnotationTypes();
            }

            @Override
            public SourceVersion getSupportedSourceVersion() {
                return processor.getSupportedSourceVersion();
            }

            @Override
            public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
                calls.incrementAndGet();
                return false;
            }
        };
        new Compilation(output)
                .processors(counting)
                .source(
                        "demo.Plain",
                        "package demo; record Plain(int a) { @Override public String toString() { return \"\"; } }")
                .succeed();
        assertThat(calls).hasValue(0);
    }

    @Test
    void theSameSourceGivesTheSameFiles() throws Exception {
        Compilation one = new Compilation(Files.createDirectory(output.resolve("one")));
        Compilation two = new Compilation(Files.createDirectory(output.resolve("two")));
        for (Compilation compilation : List.of(one, two)) {
            compilation
                    .demo("Item", Golden.ITEM)
                    .demo("Part", "@Archived record Part(int size) implements PartView {}")
                    .succeed();
        }
        assertThat(one.generatedNames())
                .isEqualTo(two.generatedNames())
                .containsExactly(
                        "demo/ItemArchive.java", "demo/ItemView.java", "demo/PartArchive.java", "demo/PartView.java");
        for (String name : List.of("demo.ItemArchive", "demo.ItemView")) {
            assertThat(one.generated(name)).isEqualTo(two.generated(name));
        }
    }

    @Test
    void generatedFilesAreThoseThatWereReviewed() {
        Compilation compilation = new Compilation(output)
                .demo("Item", Golden.ITEM)
                .demo("Part", "@Archived record Part(int size) implements PartView {}")
                .succeed();
        assertThat(compilation.generated("demo.ItemView")).isEqualTo(Golden.read("ItemView.txt"));
        assertThat(compilation.generated("demo.ItemArchive")).isEqualTo(Golden.read("ItemArchive.txt"));
    }

    @Test
    void aNestedRecordThatChangesElsewhereChangesTheOuterFingerprint() throws Exception {
        Path before = Files.createDirectory(output.resolve("before"));
        Path after = Files.createDirectory(output.resolve("after"));
        Path outer = Files.createDirectory(output.resolve("outer"));
        new Compilation(before)
                .demo("Part", "@Archived public record Part(int size) implements PartView {}")
                .succeed();
        new Compilation(after)
                .demo("Part", "@Archived public record Part(int size, long weight) implements PartView {}")
                .succeed();
        Compilation compilation = new Compilation(outer)
                .classPath(before)
                .demo("Whole", "@Archived public record Whole(List<Part> parts) implements WholeView {}")
                .succeed();
        long then = fingerprint(compilation.loader(before));
        assertThat(fingerprint(compilation.loader(before))).isEqualTo(then);
        assertThat(fingerprint(compilation.loader(after))).isNotEqualTo(then);
    }

    private static long fingerprint(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> archive = Class.forName("demo.WholeArchive", true, loader);
        return ((ArchiveCodec<?, ?>) archive.getMethod("codec").invoke(null)).fingerprint();
    }

    @Test
    void recordsOfOtherPackagesAndCompilationsReferToEachOther() throws Exception {
        Path library = Files.createDirectory(output.resolve("library"));
        Path app = Files.createDirectory(output.resolve("app"));
        new Compilation(library).source("lib.Outer", """
                        package lib;
                        import io.foundry.archive.Archived;
                        public class Outer {
                            public enum Kind { A, B }
                            @Archived public record Money(long amount, String currency, Kind kind) implements MoneyView {}
                        }
                        """).succeed();
        Compilation compilation =
                new Compilation(app).classPath(library).demo("Cart", """
                        @Archived public record Cart(lib.Outer.Money sum, Map<String, lib.Outer.Money> sums, Cart next,
                                lib.Outer.Kind kind, Money money, List<Kind> kinds) implements CartView {
                            @Archived public record Money(Cart cart) implements MoneyView {}
                            public enum Kind { C }
                        }
                        """).succeed();
        assertThat(compilation.generated("demo.CartView")).contains("MoneyView sum();", "lib.MoneyView");
    }

    @Test
    void awkwardNamesCompile() {
        Compilation compilation = new Compilation(output)
                .demo("Awkward", """
                        @Archived record Awkward(String type, long present, int structSize, Long at, Long writer, Long value,
                            Integer archive, UUID UUID, Optional<UUID> uuid, String fooBar, String foo_bar, byte[] blob,
                            int blobLength, String one, String other, String hash, Long schema, Long validator, Long java,
                            Long demo, Items items, Codec codec, List<Components> components, String content, long $x,
                            List<Flyweight> views, Objects objects, String _y, Long x, Long xValue) implements AwkwardView {
                            boolean fooBarEquals(CharSequence other) { return false; }
                            private static int oneCompareTo(CharSequence other) { return 0; }
                        }
                        """)
                .demo("Flyweight", "@Archived record Flyweight(Record record, View view) implements FlyweightView {}")
                .demo("Record", "@Archived record Record(Cursor cursor) implements RecordView {}")
                .demo("View", "@Archived record View(int at) implements ViewView {}");
        for (String name : List.of("Items", "Codec", "Components", "Objects", "Cursor")) {
            compilation.demo(name, "enum " + name + " { A }");
        }
        compilation.succeed();
    }

    @Test
    void deprecatedCodeGivesNoWarnings() {
        // The record's own source is to blame for one warning: it uses a type that is to be removed.
        new Compilation(output)
                .demo("Old", """
                        @Deprecated @SuppressWarnings({"deprecation", "removal"}) @Archived
                        record Old(@Deprecated int a, Older b, List<Oldest> c) implements OldView {}
                        """)
                .demo("Older", "@Deprecated enum Older { A }")
                .demo("Oldest", "@Deprecated(forRemoval = true) enum Oldest { A }")
                .demo("New", "@SuppressWarnings(\"deprecation\") @Archived record New(Old old) implements NewView {}")
                .options("-Xlint:-processing")
                .succeed();
    }

    @Test
    void recordsOfTheUnnamedPackageAreArchivedToo() {
        new Compilation(output).source("Loose", """
                        import io.foundry.archive.Archived;
                        import java.util.List;
                        @Archived record Loose(Kind kind, List<Inner> inner) implements LooseView {
                            enum Kind { A }
                            @Archived record Inner(Kind kind) implements InnerView {}
                        }
                        """).succeed();
    }

    @Test
    void annotationsForNullsAreCopiedFromTypesAndDeclarations() {
        Compilation compilation = new Compilation(output)
                .demo("Nulls", """
                        @Archived record Nulls(@Nullable String typeUse, @Declared.Nullable String declared,
                            @Both.Nullable String both, byte @Nullable [] array, @Both.Nullable int[] bothArray,
                            List<@Nullable String> argument, Map.@Nullable Entry<String, String>[] none) implements NullsView {
                        }
                        """.replace(", Map.@Nullable Entry<String, String>[] none", ""))
                .demo("Declared", """
                        import java.lang.annotation.*;
                        class Declared {
                            @Target({ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER}) @interface Nullable {}
                        }
                        """)
                .demo("Both", """
                        import java.lang.annotation.*;
                        class Both {
                            @Target({ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
                            @interface Nullable {}
                        }
                        """)
                .options("-Xlint:-processing")
                .succeed();
        assertThat(compilation.generated("demo.NullsView"))
                .contains(
                        "    @Nullable String typeUse();",
                        "    @demo.Declared.Nullable String declared();",
                        "    @demo.Both.Nullable String both();",
                        "    byte @Nullable [] array();",
                        "    @demo.Both.Nullable int[] bothArray();",
                        "    List<@Nullable String> argument();");
    }

    @Test
    void typesThatAnotherProcessorWritesAreWaitedFor() {
        new Compilation(output)
                .processors(new ArchiveProcessor(), new KindWriter())
                .demo("Item", "@Archived record Item(Kind kind, List<Kind> kinds) implements ItemView {}")
                .demo("Trigger", "@Deprecated class Trigger {}")
                .options("-Xlint:-processing")
                .succeed();
    }

    @SupportedAnnotationTypes("java.lang.Deprecated")
    private static final class KindWriter extends AbstractProcessor {

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!annotations.isEmpty()) {
                try (var writer =
                        processingEnv.getFiler().createSourceFile("demo.Kind").openWriter()) {
                    writer.write("package demo; enum Kind { A }");
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
            return false;
        }
    }
}
