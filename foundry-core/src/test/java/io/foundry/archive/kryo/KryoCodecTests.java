package io.foundry.archive.kryo;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foundry.archive.CorruptArchiveException;
import io.foundry.archive.CorruptArchiveException.Reason;
import io.foundry.archive.Validation;
import io.foundry.archive.kryo.samples.Samples;
import io.foundry.archive.kryo.samples.Samples.Bean;
import io.foundry.archive.kryo.samples.Samples.Child;
import io.foundry.archive.kryo.samples.Samples.Node;
import io.foundry.archive.kryo.samples.Samples.Plain;
import io.foundry.archive.kryo.samples.Samples.Point;
import io.foundry.archive.kryo.samples.Samples.Tree;
import io.foundry.archive.kryo.samples.Samples.WithBodies;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KryoCodecTests {

    private final KryoCodec codec =
            KryoCodec.builder().allowPackages("io.foundry.archive.kryo.samples").build();

    static List<Object> values() {
        return SampleValues.equalValues();
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesComeBackEqualAndOfTheSameClass(Object value) {
        Object read = codec.decode(codec.encode(value));

        assertThat(read).isEqualTo(value);
        assertThat(read.getClass()).isEqualTo(value.getClass());
    }

    @ParameterizedTest
    @MethodSource("values")
    void valuesComeBackAsElementsKeysAndFields(Object value) {
        Object everywhere = new ArrayList<>(Arrays.asList(value, new Object[] {value}, new Bean("bean", 1, value)));

        Object read = codec.decode(codec.encode(everywhere, false));

        assertThat((List<?>) read).first().isEqualTo(value);
        assertThat(((Object[]) ((List<?>) read).get(1))[0]).isEqualTo(value);
        assertThat((List<?>) read).last().isEqualTo(new Bean("bean", 1, value));
        Map<Object, Object> asKey = new HashMap<>();
        asKey.put(value, value);
        assertThat(codec.decode(codec.encode(asKey))).isEqualTo(asKey);
    }

    @Test
    void nullIsAValue() {
        assertThat(codec.decode(codec.encode(null))).isNull();
    }

    @Test
    void wrappersThatHaveNoEqualsKeepTheirElementsOrderAndKind() {
        List<String> elements = List.of("b", "a");
        for (Collection<?> wrapper : List.of(
                Collections.unmodifiableCollection(elements),
                Collections.synchronizedCollection(new ArrayList<>(elements)),
                new java.util.ArrayDeque<>(elements),
                new java.util.concurrent.ConcurrentLinkedQueue<>(elements),
                new java.util.concurrent.ConcurrentLinkedDeque<>(elements))) {
            Object read = codec.decode(codec.encode(wrapper));
            assertThat(read).hasSameClassAs(wrapper);
            assertThat((Collection<?>) read).hasToString(wrapper.toString());
        }
    }

    @Test
    void subListsComeBackAsLists() {
        List<Integer> list = new ArrayList<>(List.of(1, 2, 3, 4));
        assertThat(codec.decode(codec.encode(list.subList(1, 3)))).isEqualTo(List.of(2, 3));
        assertThat(codec.decode(codec.encode(Arrays.asList(1, 2, 3).subList(1, 3))))
                .isEqualTo(List.of(2, 3));
        assertThat(codec.decode(codec.encode(List.of(1, 2, 3, 4).subList(1, 3))))
                .isEqualTo(List.of(2, 3));
    }

    @Test
    void arraysComeBackWithTheirComponentTypes() {
        Object[] arrays = {
            new byte[] {1, -1},
            new short[] {1, -1},
            new char[] {'a', '\uffff'},
            new int[] {1, Integer.MIN_VALUE},
            new long[] {1, Long.MIN_VALUE},
            new float[] {1.5f, Float.NaN},
            new double[] {1.5, Double.NaN},
            new boolean[] {true, false},
            new String[] {"a", null},
            new Point[] {new Point(1, 2), null},
            new int[][] {{1}, null, {}},
            new Point[][] {{new Point(1, 2)}},
            new List<?>[] {List.of(1)},
            new Comparable<?>[] {1, "b"},
            new Plain[] {Plain.ONE},
            new java.time.LocalDate[] {java.time.LocalDate.EPOCH},
            new Object[0]
        };

        Object read = codec.decode(codec.encode(arrays));

        assertThat(Arrays.deepEquals((Object[]) read, arrays)).isTrue();
        for (int i = 0; i < arrays.length; i++) {
            assertThat(((Object[]) read)[i]).hasSameClassAs(arrays[i]);
        }
    }

    @Test
    void atomicsAndReferencesComeBackWithTheirContent() {
        AtomicReference<Object> self = new AtomicReference<>();
        self.set(self);

        AtomicReference<?> read = (AtomicReference<?>) codec.decode(codec.encode(self));

        assertThat(read.get()).isSameAs(read);
        assertThat(codec.decode(codec.encode(new java.util.concurrent.atomic.AtomicLong(5))))
                .hasToString("5");
        assertThat(codec.decode(codec.encode(new java.util.concurrent.atomic.AtomicInteger(6))))
                .hasToString("6");
        assertThat(codec.decode(codec.encode(new java.util.concurrent.atomic.AtomicBoolean(true))))
                .hasToString("true");
    }

    @Test
    void patternsComeBackWithTheirFlags() {
        Pattern read = (Pattern) codec.decode(codec.encode(Pattern.compile("a(b)", Pattern.CASE_INSENSITIVE)));
        assertThat(read.pattern()).isEqualTo("a(b)");
        assertThat(read.flags()).isEqualTo(Pattern.CASE_INSENSITIVE);
    }

    @Test
    void sharedObjectsStaySharedAndCyclesAreKept() {
        Node root = new Node();
        root.name = "root";
        Node child = new Node();
        child.parent = root;
        root.children.add(child);
        root.children.add(child);
        root.byName.put("child", child);

        Node read = (Node) codec.decode(codec.encode(root));

        assertThat(read.children.get(0)).isSameAs(read.children.get(1)).isSameAs(read.byName.get("child"));
        assertThat(read.children.get(0).parent).isSameAs(read);
        List<Object> itself = new ArrayList<>();
        itself.add(itself);
        List<?> readItself = (List<?>) codec.decode(codec.encode(itself));
        assertThat(readItself.get(0) == readItself).isTrue();
    }

    @Test
    void cyclesThroughImmutablesAreRefusedWhenWriting() {
        List<Tree> children = new ArrayList<>();
        Tree tree = new Tree("root", children);
        children.add(tree);

        assertThatThrownBy(() -> codec.encode(tree))
                .isInstanceOf(UnsupportedTypesException.class)
                .hasMessageContaining("Samples$Tree (contains itself");
    }

    @Test
    void objectsWithoutConstructorComeBackIfTheyAreSerializable() {
        Object money = new Samples.Money(5);
        assertThat(codec.decode(codec.encode(List.of(money, money)))).isEqualTo(List.of(money, money));
    }

    @Test
    void transientFieldsAreWhatTheConstructorLeaves() {
        Bean read = (Bean) codec.decode(codec.encode(new Bean("a", 1, null)));
        assertThat(read.forgotten()).isEqualTo("kept by the constructor");
    }

    @Test
    void fieldsWithOneNameInTwoClassesAreKeptApart() {
        Child read = (Child) codec.decode(codec.encode(new Child("bean", "child")));
        assertThat(read).isEqualTo(new Child("bean", "other"));
        assertThat(read.own()).isEqualTo("child");
    }

    @Test
    void allUnsupportedTypesAreNamedAtOnce() throws Exception {
        List<Object> value = new ArrayList<>();
        value.add(new Samples.NoConstructor(1, new Samples.AlsoNoConstructor(2)));
        value.add(new Samples.NoConstructor(3, Thread.currentThread()));
        value.add(new Samples.OwnList());
        value.add(new Samples.OwnException());
        value.add(new java.net.URL("http://localhost"));
        value.add(Object.class);
        value.add((Runnable & java.io.Serializable) () -> {});
        value.add(new TreeMap<String, String>((a, b) -> b.compareTo(a)));
        value.add(assertThat(1));
        value.add(new IdentityHashMap<>());

        assertThatThrownBy(() -> codec.encode(value))
                .isInstanceOfSatisfying(
                        UnsupportedTypesException.class,
                        e -> assertThat(e.types().keySet())
                                .contains(
                                        Samples.NoConstructor.class.getName(),
                                        Samples.AlsoNoConstructor.class.getName(),
                                        Samples.OwnList.class.getName(),
                                        Samples.OwnException.class.getName(),
                                        "java.lang.Thread",
                                        "java.net.URL",
                                        "java.lang.Class",
                                        "java.util.TreeMap",
                                        "java.util.IdentityHashMap")
                                .hasSize(11))
                .hasMessageStartingWith("Unsupported types: ")
                .hasMessageContaining("Samples$NoConstructor (no no-arg constructor; make it a record or @Archived)");
        assertThat(codec.decode(codec.encode("still works"))).isEqualTo("still works");
    }

    @Test
    void enumsWithBodiesComeBackAsTheSameConstants() {
        assertThat(codec.decode(codec.encode(List.of(WithBodies.PLUS, WithBodies.MINUS))))
                .isEqualTo(List.of(WithBodies.PLUS, WithBodies.MINUS));
    }

    @Test
    void valuesThatAreTooDeepOrTooLargeAreRefusedWithAReason() {
        Object deep = "end";
        for (int i = 0; i < 600; i++) {
            deep = Optional.of(deep);
        }
        Object tooDeep = deep;
        assertThatThrownBy(() -> codec.encode(tooDeep))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("deeper than 500");
        KryoCodec small = KryoCodec.builder().maxBytes(2048).build();
        assertThatThrownBy(() -> small.encode(new byte[4096]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than 2048 bytes");
    }

    @Test
    void keysThatShareAreCopiedSoThatTheirHashesStayCheap() {
        Set<Object> level = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            Set<Object> next = new HashSet<>();
            next.add(level);
            next.add(List.of(level));
            level = next;
        }
        Object read = codec.decode(codec.encode(level));
        assertThat(read).isEqualTo(level);

        List<Object> shared = new ArrayList<>(List.of("x"));
        Set<List<Object>> keys = Set.of(Arrays.asList(1, shared), Arrays.asList(2, shared));
        List<List<Object>> copies = new ArrayList<>(keysOf(codec.decode(codec.encode(keys))));
        assertThat(copies.get(0).get(1))
                .isEqualTo(shared)
                .isNotSameAs(copies.get(1).get(1));
    }

    @SuppressWarnings("unchecked")
    private static Set<List<Object>> keysOf(Object set) {
        return (Set<List<Object>>) set;
    }

    @Test
    void keysWithOneHashInGreatNumberAreRefused() {
        Map<Object, Object> map = new HashMap<>();
        for (int i = 0; i < 1000; i++) {
            map.put(new Samples.Colliding(i), i);
        }
        assertThatThrownBy(() -> codec.encode(map)).hasMessageContaining("same hash");
    }

    @Test
    void emptyEnumMapsAndSetsKeepTheirEnum() {
        @SuppressWarnings("unchecked")
        Map<Plain, Object> read = (Map<Plain, Object>) codec.decode(codec.encode(new java.util.EnumMap<>(Plain.class)));
        read.put(Plain.ONE, 1);
        assertThat(read).containsExactly(entry(Plain.ONE, 1));
        @SuppressWarnings("unchecked")
        Set<Plain> set = (Set<Plain>) codec.decode(codec.encode(java.util.EnumSet.noneOf(Plain.class)));
        set.add(Plain.TWO);
        assertThat(set).containsExactly(Plain.TWO);
    }

    @Test
    void bytesOfAnyBufferCanBeRead() {
        byte[] archive = codec.encode("text", true);
        ByteBuffer direct =
                ByteBuffer.allocateDirect(archive.length + 2).put((byte) 0).put(archive);
        direct.flip().position(1);
        assertThat(codec.decode(direct, Validation.CHECKSUM)).isEqualTo("text");
        assertThat(direct.position()).isEqualTo(1);
    }

    @Test
    void checksumsAreComparedAsTheModeSays() {
        byte[] plain = codec.encode("text", false);
        assertThat(codec.decode(plain, Validation.HEADER)).isEqualTo("text");
        assertThat(codec.decode(plain)).isEqualTo("text");
        assertReason(() -> codec.decode(plain, Validation.CHECKSUM), Reason.CHECKSUM);
        byte[] damaged = codec.encode("text");
        damaged[damaged.length - 1] ^= 1;
        assertReason(() -> codec.decode(damaged), Reason.CHECKSUM);
        assertThat(codec.decode(damaged, Validation.HEADER)).isEqualTo("texu");
    }

    @Test
    void manyThreadsShareOneCodec() throws Exception {
        List<Object> values = SampleValues.equalValues();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int t = 0; t < 16; t++) {
                int start = t;
                tasks.add(() -> {
                    for (int i = 0; i < 2000; i++) {
                        Object value = values.get((start * 31 + i) % values.size());
                        assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
                        if (i % 50 == 0) {
                            assertReason(() -> codec.decode(new byte[40]), Reason.FOREIGN);
                            assertThatThrownBy(() -> codec.encode(List.of(new Samples.OwnList())));
                        }
                    }
                    return null;
                });
            }
            for (Future<Void> done : threads.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void packagesThatAreNotTheApplicationsAreRefused() {
        for (String name : List.of("java", "java.util", "javax.naming", "", "*", "com.esotericsoftware.kryo")) {
            assertThatThrownBy(() -> KryoCodec.builder().allowPackages(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + name + "'");
        }
    }

    @Test
    void unsafeStaysOut() {
        assertThat(KryoCodec.usesUnsafe()).isFalse();
    }

    static void assertReason(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Reason reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CorruptArchiveException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
