package io.foundry.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ArchivedCollectionsTests {

    private static final ArchiveCodec<Map<String, Integer>, Map<? extends String, ? extends Integer>> MAPS =
            ArchiveCodec.of(ArchivedTypes.map(ArchivedTypes.STRING, ArchivedTypes.INT));
    private static final ArchiveCodec<Set<Node>, Set<? extends NodeView>> SETS =
            ArchiveCodec.of(ArchivedTypes.set(NodeArchive.TYPE));

    @Test
    void setsAndMapsThatCompareInTheirOwnWayAreRefused() {
        TreeMap<String, Integer> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ignoringCase.put("Host", 1);
        assertThatThrownBy(() -> MAPS.encode(ignoringCase)).isInstanceOf(NotArchivableException.class);
        TreeSet<String> set = new TreeSet<>(Collections.reverseOrder());
        assertThatThrownBy(() ->
                        ArchiveCodec.of(ArchivedTypes.set(ArchivedTypes.STRING)).encode(set))
                .isInstanceOf(NotArchivableException.class);
        assertThat(MAPS.decode(MAPS.encode(new TreeMap<>(Map.of("b", 1, "a", 2)))))
                .containsExactly(Map.entry("a", 2), Map.entry("b", 1));
    }

    @Test
    void nullsWithoutAPlaceAreRefused() {
        Map<String, Integer> map = new HashMap<>();
        map.put("a", null);
        assertThatThrownBy(() -> MAPS.encode(map))
                .isInstanceOf(NotArchivableException.class)
                .hasMessageContaining("null");
    }

    @Test
    void whatIsDecodedBelongsToTheCaller() {
        Node node = NodeArchive.decode(NodeArchive.encode(new Node(1, null, null, new ArrayList<>())));
        node.children().add(new Node(2, null, null, List.of()));
        Map<String, Integer> map = MAPS.decode(MAPS.encode(Map.of("a", 1)));
        map.put("b", 2);
        Set<Node> set = SETS.decode(SETS.encode(Set.of()));
        set.add(node);
        assertThat(map).hasSize(2);
    }

    @Test
    void anEmptyOptionalCanBeTheRoot() {
        ArchiveCodec<Optional<Node>, Optional<? extends NodeView>> codec =
                ArchiveCodec.of(ArchivedTypes.optional(NodeArchive.TYPE));
        assertThat(codec.decode(codec.encode(Optional.empty()))).isEmpty();
        assertThat(codec.access(codec.encode(Optional.empty()))).isEmpty();
    }

    @Test
    void indexesFindEachKeyWhateverTheCount() {
        for (int count :
                new int[] {1, 8, 9, 16, 17, 127, 128, 253, 254, 255, 256, 257, 65_533, 65_534, 65_535, 65_536}) {
            Map<String, Integer> map = new LinkedHashMap<>();
            for (int i = 0; i < count; i++) {
                map.put("key" + i, i);
            }
            Map<? extends String, ? extends Integer> view = MAPS.access(MAPS.encode(map));
            for (int i = 0; i < count; i++) {
                assertThat(view.get("key" + i)).isEqualTo(i);
            }
            assertThat(view.get("absent")).isNull();
            assertThat(view.containsKey(7)).isFalse();
        }
    }

    @Test
    void anIndexWhoseKeysCollideIsGivenUpAndKeysAreStillFound() {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (int i = 0; i < 1 << 12; i++) {
            StringBuilder key = new StringBuilder();
            for (int bit = 0; bit < 12; bit++) {
                key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            map.put(key.toString(), i);
        }
        Map<? extends String, ? extends Integer> view = MAPS.access(MAPS.encode(map));
        for (String key : List.of("AaAaAaAaAaAaAaAaAaAaAaAa", "BBBBBBBBBBBBBBBBBBBBBBBB")) {
            assertThat(view.get(key)).isEqualTo(map.get(key));
        }
        assertThat(view.get("absent")).isNull();
    }

    @Test
    void recordsThatWereMadeToCollideAreNotPutIntoATable() {
        ArchiveCodec<Set<Circle>, Set<? extends CircleView>> codec =
                ArchiveCodec.of(ArchivedTypes.set(CircleArchive.TYPE));
        Set<Circle> ordinary = new HashSet<>();
        List<Circle> colliding = new ArrayList<>();
        for (long i = 0; i < 5_000; i++) {
            ordinary.add(new Circle(i));
            colliding.add(new Circle(Double.longBitsToDouble(i << 32 | i)));
        }
        assertThat(codec.decode(codec.encode(ordinary))).isEqualTo(ordinary);
        byte[] hostile = codec.encode(new FakeSet<>(colliding));
        assertThat(codec.access(hostile)).hasSize(5_000);
        assertThatThrownBy(() -> codec.decode(hostile)).isInstanceOf(CorruptArchiveException.class);
    }

    /** Writes what a hash set would take too long to hold. */
    private static final class FakeSet<T> extends AbstractSet<T> {

        private final List<T> elements;

        FakeSet(List<T> elements) {
            this.elements = elements;
        }

        @Override
        public Iterator<T> iterator() {
            return elements.iterator();
        }

        @Override
        public int size() {
            return elements.size();
        }
    }

    @Test
    void equalityOfViewsIsSymmetric() {
        Set<Node> records = Set.of(new Node(1, "a", null, List.of()), new Node(2, "b", null, List.of()));
        Set<? extends NodeView> view = SETS.access(SETS.encode(records));
        assertThat(view.equals(records)).isEqualTo(records.equals(view)).isFalse();
        assertThat(view).isEqualTo(SETS.access(SETS.encode(records)));
        assertThat(view.contains(new Node(1, "a", null, List.of()))).isTrue();
        assertThat(MAPS.access(MAPS.encode(Map.of("a", 1)))).isEqualTo(Map.of("a", 1));
    }

    @Test
    void equalityOfViewsIsSymmetricForCollectionsWithinMapsToo() {
        ArchiveCodec<Map<String, Collection<Node>>, Map<? extends String, ? extends Collection<? extends NodeView>>>
                codec = ArchiveCodec.of(
                        ArchivedTypes.map(ArchivedTypes.STRING, ArchivedTypes.collection(NodeArchive.TYPE)));
        byte[] archive = codec.encode(Map.of("a", List.of(new Node(1, "a", null, List.of()))));
        assertThat(codec.type().hasViews()).isTrue();
        assertThat(codec.access(archive)).isEqualTo(codec.access(archive.clone()));
    }

    @Test
    void emptyListsTakeNullsAsOthersDo() {
        ArchiveCodec<List<String>, List<? extends String>> codec =
                ArchiveCodec.of(ArchivedTypes.list(ArchivedTypes.STRING));
        assertThat(codec.access(codec.encode(List.of())).contains(null)).isFalse();
        assertThat(codec.access(codec.encode(List.of("a"))).contains(null)).isFalse();
    }

    interface Declared {

        List<NodeView> views();

        Map<NodeView, Node> mixed();

        List<Node> records();

        Map<String, ? extends NodeView> named();
    }

    @Test
    void viewsAreWantedWhereAllRecordsAreViews() throws NoSuchMethodException {
        assertThat(ArchiveCodec.hasViews(declared("views"))).isTrue();
        assertThat(ArchiveCodec.hasViews(declared("named"))).isTrue();
        assertThat(ArchiveCodec.hasViews(declared("mixed"))).isFalse();
        assertThat(ArchiveCodec.hasViews(declared("records"))).isFalse();
    }

    private static Type declared(String method) throws NoSuchMethodException {
        return Declared.class.getDeclaredMethod(method).getGenericReturnType();
    }
}
