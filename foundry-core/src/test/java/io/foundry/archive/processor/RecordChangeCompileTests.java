package io.foundry.archive.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foundry.archive.Archive;
import io.foundry.archive.ArchiveCodec;
import io.foundry.archive.CorruptArchiveException;
import io.foundry.archive.CorruptArchiveException.Reason;
import io.foundry.archive.Validation;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a deploy changes is told from what was written before it, in every mode. */
class RecordChangeCompileTests {

    private static final String BEFORE = "int a, String b, Colour c";
    private static final String COLOURS = "RED, GREEN";

    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "component added; int a, String b, Colour c, long d; RED, GREEN",
                "component removed; int a, String b; RED, GREEN",
                "component retyped in the same width; float a, String b, Colour c; RED, GREEN",
                "component boxed; Integer a, String b, Colour c; RED, GREEN",
                "component renamed; int x, String b, Colour c; RED, GREEN",
                "components swapped; String b, int a, Colour c; RED, GREEN",
                "text became a list; int a, List<String> b, Colour c; RED, GREEN",
                "constants reordered; int a, String b, Colour c; GREEN, RED",
                "constant renamed; int a, String b, Colour c; RED, BLUE",
                "constant added; int a, String b, Colour c; RED, GREEN, BLUE",
            })
    void archivesFromBeforeAChangeAreRefused(String change, String components, String colours) throws Exception {
        byte[] archive = archive();
        ArchiveCodec<?, ?> codec = codec(compiled("after", components, colours));
        for (Validation validation : Validation.values()) {
            assertThatThrownBy(() -> codec.access(Archive.of(archive), validation))
                    .isInstanceOfSatisfying(
                            CorruptArchiveException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.FINGERPRINT));
        }
    }

    @Test
    void archivesOfARecordThatWasCompiledAgainUnchangedAreRead() throws Exception {
        byte[] archive = archive();
        assertThat(codec(compiled("again", BEFORE, COLOURS)).decode(archive))
                .hasToString("Thing[a=5, b=text, c=GREEN]");
    }

    private byte[] archive() throws Exception {
        ClassLoader loader = compiled("before", BEFORE, COLOURS);
        Object green = Class.forName("demo.Colour", true, loader).getEnumConstants()[1];
        Constructor<?> constructor = Class.forName("demo.Thing", true, loader).getConstructors()[0];
        @SuppressWarnings("unchecked")
        ArchiveCodec<Object, Object> codec = (ArchiveCodec<Object, Object>) codec(loader);
        return codec.encode(constructor.newInstance(5, "text", green));
    }

    private ClassLoader compiled(String name, String components, String colours) throws IOException {
        Compilation compilation = new Compilation(Files.createDirectory(directory.resolve(name)))
                .demo("Colour", "public enum Colour {" + colours + "}")
                .demo("Thing", "@Archived public record Thing(" + components + ") implements ThingView {}");
        return compilation.succeed().loader();
    }

    private static ArchiveCodec<?, ?> codec(ClassLoader loader) throws ReflectiveOperationException {
        return (ArchiveCodec<?, ?>) Class.forName("demo.ThingArchive", true, loader)
                .getMethod("codec")
                .invoke(null);
    }
}
