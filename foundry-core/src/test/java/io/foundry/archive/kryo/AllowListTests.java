package io.foundry.archive.kryo;

import static io.foundry.archive.kryo.KryoCodecTests.assertReason;
import static org.assertj.core.api.Assertions.assertThat;

import io.foundry.archive.ArchiveHeader;
import io.foundry.archive.CorruptArchiveException.Reason;
import io.foundry.archive.kryo.samples.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that name classes which nobody allowed. */
class AllowListTests {

    private final List<String> asked = new ArrayList<>();
    private final ClassLoader recording = new ClassLoader(AllowListTests.class.getClassLoader()) {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            asked.add(name);
            return super.loadClass(name, resolve);
        }
    };
    private final KryoCodec codec = KryoCodec.builder()
            .allowPackages("io.foundry.archive.kryo.samples")
            .classLoader(recording)
            .build();

    /** An archive whose dictionary holds the names, with any fingerprint, and an object of the first. */
    private static byte[] naming(long fingerprint, String... names) {
        TextOutput out = new TextOutput(1 << 20);
        out.setPosition(ArchiveHeader.SIZE);
        out.writeVarInt(names.length, true);
        for (String name : names) {
            out.writeString(name);
        }
        out.writeVarInt(BuiltIns.COUNT + 1, true);
        out.writeByte(1);
        byte[] archive = out.toBytes();
        ArchiveHeader.write(archive, archive.length, fingerprint, 0, ArchiveHeader.KRYO, true);
        return archive;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javax.naming.InitialContext",
                "javax.naming.ldap.Rdn$RdnEntry",
                "javax.script.ScriptEngineManager",
                "java.lang.ProcessBuilder",
                "java.lang.Runtime",
                "java.lang.Class",
                "java.lang.Thread",
                "java.lang.Throwable",
                "java.lang.invoke.SerializedLambda",
                "java.lang.reflect.Proxy",
                "java.lang.reflect.InvocationHandler",
                "java.net.URL",
                "java.net.URLClassLoader",
                "java.util.PriorityQueue",
                "java.util.ServiceLoader",
                "java.util.concurrent.ForkJoinPool",
                "java.security.SignedObject",
                "java.rmi.server.UnicastRemoteObject",
                "jdk.internal.misc.Unsafe",
                "sun.misc.Unsafe",
                "com.sun.rowset.JdbcRowSetImpl",
                "com.esotericsoftware.kryo.serializers.ClosureSerializer$Closure",
                "io.foundry.archive.kryo.KryoCodec",
                "io.foundry.archive.kryo.samplesx.Evil",
                "[Ljava.lang.ProcessBuilder;",
                "[[Ljava.net.URL;",
                "[[[[[[[[[[[[[[[[I",
                "[",
                "[Q",
                "[Ljava.lang.String",
                "",
                "int",
                "io.foundry.archive.kryo.samples",
                "io/foundry/archive/kryo/samples/Samples",
            })
    void classesOutsideTheListAreNeverLoaded(String name) {
        assertReason(() -> codec.decode(naming(0, name)), Reason.FINGERPRINT);
        assertReason(() -> codec.decode(naming(Shapes.NONE, name)), Reason.FINGERPRINT);

        assertThat(asked).doesNotContain(name, name.replaceAll("^\\[+L|;$", ""));
    }

    @Test
    void everyClassThatIsLoadedBelongsToTheApplicationOrTheList() {
        for (Object value : SampleValues.equalValues()) {
            codec.decode(codec.encode(value));
        }
        assertThat(asked)
                .isNotEmpty()
                .allMatch(name -> name.startsWith("io.foundry.archive.kryo.samples.") || AllowList.isJdk(name));
    }

    @Test
    void initializersOfClassesThatAreNamedInRefusedBytesDoNotRun() {
        String tripwire = Samples.class.getName() + "$Tripwire";

        assertReason(() -> codec.decode(naming(0, tripwire)), Reason.FINGERPRINT);
        assertReason(() -> codec.decode(naming(0, "[L" + tripwire + ";")), Reason.FINGERPRINT);

        assertThat(asked).contains(tripwire);
        assertThat(Samples.tripped).isFalse();
    }

    @Test
    void allowedClassesThatCannotBeWrittenCannotBeReadEither() {
        for (Class<?> type : List.of(Samples.NoConstructor.class, Samples.OwnList.class, Samples.OwnException.class)) {
            KnownType known = new Types(
                            new AllowList(List.of("io.foundry.archive.kryo.samples")),
                            getClass().getClassLoader())
                    .of(type);
            long fingerprint = Shapes.fingerprint(List.of(known));
            assertReason(() -> codec.decode(naming(fingerprint, type.getName())), Reason.FINGERPRINT);
        }
    }

    @Test
    void numbersBeyondTheDictionaryAreRefused() {
        byte[] archive = naming(Shapes.NONE);
        assertReason(() -> codec.decode(archive), Reason.STRUCTURE);
    }
}
