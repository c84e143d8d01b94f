package io.foundry.archive.kryo;

import static io.foundry.archive.kryo.KryoCodecTests.assertReason;
import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.archive.CorruptArchiveException.Reason;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives of one version of an application, read by the next. */
class ClassChangeTests {

    private static final String MAKER = " class Maker { public static Object make() { return %s; } }";

    @TempDir
    private Path directory;

    private int versions;

    /** An application of one version: its class loader, codec, and value. */
    private record Application(KryoCodec codec, Object value) {}

    private Application application(String made, String... types) throws Exception {
        Path classes = Files.createDirectory(directory.resolve("v" + versions++));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String source = "package app; import java.util.*; public" + MAKER.formatted(made) + String.join("\n", types);
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///app/Maker.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreErrors) {
                        return source;
                    }
                };
        assertThat(compiler.getTask(
                                null, null, null, List.of("-d", classes.toString(), "-proc:none"), null, List.of(file))
                        .call())
                .isTrue();
        ClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
        KryoCodec codec =
                KryoCodec.builder().allowPackages("app").classLoader(loader).build();
        Object value = loader.loadClass("app.Maker").getMethod("make").invoke(null);
        return new Application(codec, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "field added|class A { int a; }|class A { int a; int b; }",
                "field removed|class A { int a; int b; }|class A { int a; }",
                "field renamed|class A { int a; }|class A { int b; }",
                "field retyped|class A { int a; }|class A { long a; }",
                "field's boxed|class A { int a; }|class A { Integer a; }",
                "element type|class A { List<String> a; }|class A { List<Integer> a; }",
                "fields reordered|class A { int a; int b; }|class A { int b; int a; }",
                "field transient|class A { int a; }|class A { transient int a; }",
                "ancestor's field|class A extends B { } class B { int a; }|class A extends B { } class B { long a; }",
                "ancestor added|class A { int a; } class B {}|class A extends B { int a; } class B {}",
                "became a record|class A { int a; }|record A(int a) { A() { this(1); } }",
                "component added|record A(int a) { A() { this(1); } }|record A(int a, int b) { A() { this(1, 2); } }",
                "components swapped|record A(int a, int b) { A() { this(1, 2); } }"
                        + "|record A(int b, int a) { A() { this(1, 2); } }",
                "constructor lost|class A { int a; }|class A implements java.io.Serializable { int a; A(int... x) {} }",
            })
    void changedClassesAreAMiss(String change, String before, String after) throws Exception {
        for (String made :
                List.of("new A()", "List.of(new A())", "new A[] {new A()}", "Optional.of(Map.of(1, new A()))")) {
            Application old = application(made, before);
            Application changed = application(made, after);
            byte[] archive = old.codec.encode(old.value);

            assertThat(old.codec.decode(archive)).hasSameClassAs(old.value);
            assertReason(() -> changed.codec.decode(archive), Reason.FINGERPRINT);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "constants swapped|enum E { X, Y }|enum E { Y, X }",
                "constant renamed|enum E { X, Y }|enum E { X, Z }",
                "constant added in front|enum E { X, Y }|enum E { W, X, Y }",
                "constant removed|enum E { X, Y, Z }|enum E { X, Y }",
            })
    void changedEnumsAreAMiss(String change, String before, String after) throws Exception {
        for (String made : List.of(
                "E.X", "new EnumMap<>(Map.of(E.X, 1))", "EnumSet.of(E.X)", "EnumSet.noneOf(E.class)", "new A(E.X)")) {
            String holder = "record A(E e) {}";
            Application old = application(made, before, holder);
            Application changed = application(made, after, holder);
            byte[] archive = old.codec.encode(old.value);

            assertThat(old.codec.decode(archive)).isEqualTo(old.value);
            assertReason(() -> changed.codec.decode(archive), Reason.FINGERPRINT);
        }
    }

    @Test
    void changesThatDoNotMatterToTheBytesAreNoMiss() throws Exception {
        Application old = application("new A()", "class A { int a; }");
        Application changed = application(
                "new A()",
                "class A implements Comparable<A> { int a; static int s; transient int t; void method() {}"
                        + " public int compareTo(A other) { return 0; } }");

        Object read = changed.codec.decode(old.codec.encode(old.value));

        assertThat(read).hasSameClassAs(changed.value);
    }

    @Test
    void aClassInAFinalFieldsTypeIsNoticedToo() throws Exception {
        String holder = "class A { final B b = new B(); }";
        Application old = application("new A()", holder, "final class B { int x; }");
        Application changed = application("new A()", holder, "final class B { long x; }");
        byte[] archive = old.codec.encode(old.value);

        assertReason(() -> changed.codec.decode(archive), Reason.FINGERPRINT);
    }

    @Test
    void classesThatAreGoneAreAMiss() throws Exception {
        Application old = application("new A()", "class A { int a; }");
        Application without = application("1");
        byte[] archive = old.codec.encode(old.value);

        assertReason(() -> without.codec.decode(archive), Reason.FINGERPRINT);
    }

    @Test
    void classesOfAnotherLoaderAreNamedWhenWriting() throws Exception {
        Application one = application("new A()", "class A { int a; }");
        Application other = application("new A()", "class A { int a; }");

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> other.codec.encode(one.value))
                .isInstanceOf(UnsupportedTypesException.class)
                .hasMessageContaining("app.A (loaded by another class loader");
    }
}
