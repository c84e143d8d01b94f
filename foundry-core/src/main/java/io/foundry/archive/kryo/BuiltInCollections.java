package io.foundry.archive.kryo;

import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Collections, maps and other containers of the JDK. */
@SuppressWarnings("JdkObsolete") // whatever an application holds
final class BuiltInCollections {

    // What is left out: queues with a comparator, CopyOnWriteArraySet (filling it takes the square of its size), weak
    // and
    // identity maps (what they are for does not survive), checked collections, views of maps.

    static final CollectionSerializer ARRAY_LIST = CollectionSerializer.list(ArrayList::new);
    static final CollectionSerializer LINKED_SET = CollectionSerializer.set(LinkedHashSet::new);
    static final CollectionSerializer TREE_SET = CollectionSerializer.sorted(TreeSet::new);
    static final MapSerializer LINKED_MAP = MapSerializer.hashed(LinkedHashMap::new);
    static final MapSerializer TREE_MAP = MapSerializer.sorted(TreeMap::new);

    private BuiltInCollections() {}

    static void register(BuiltIns to) {
        to.object(Object[].class, new ObjectArraySerializer(Object.class));
        to.object(String[].class, new ObjectArraySerializer(String.class));
        collections(to);
        maps(to);
        immutables(to);
        Guards.register(to);
        holders(to);
    }

    private static void collections(BuiltIns to) {
        to.object(ArrayList.class, ARRAY_LIST);
        to.likewise(
                "java.util.ArrayList$SubList",
                "java.util.AbstractList$SubList",
                "java.util.AbstractList$RandomAccessSubList");
        to.object(LinkedList.class, CollectionSerializer.list(capacity -> new LinkedList<>()));
        to.object(Vector.class, CollectionSerializer.list(Vector::new));
        to.object(ArrayDeque.class, CollectionSerializer.list(ArrayDeque::new));
        to.object(ConcurrentLinkedQueue.class, CollectionSerializer.list(capacity -> new ConcurrentLinkedQueue<>()));
        to.object(ConcurrentLinkedDeque.class, CollectionSerializer.list(capacity -> new ConcurrentLinkedDeque<>()));
        to.object(HashSet.class, CollectionSerializer.set(HashSet::new));
        to.object(LinkedHashSet.class, LINKED_SET);
        to.object(TreeSet.class, TREE_SET);
        to.object(ConcurrentSkipListSet.class, CollectionSerializer.sorted(ConcurrentSkipListSet::new));
        to.object(ConcurrentHashMap.KeySetView.class, CollectionSerializer.set(ConcurrentHashMap::newKeySet));
        to.object(EnumSet.class, EnumCollections.SET);
        to.likewise("java.util.RegularEnumSet", "java.util.JumboEnumSet");
    }

    private static void maps(BuiltIns to) {
        to.object(HashMap.class, MapSerializer.hashed(HashMap::new));
        to.object(LinkedHashMap.class, LINKED_MAP);
        to.object(TreeMap.class, TREE_MAP);
        to.object(Hashtable.class, MapSerializer.chained(Hashtable::new));
        to.object(ConcurrentHashMap.class, MapSerializer.hashed(ConcurrentHashMap::new));
        to.object(ConcurrentSkipListMap.class, MapSerializer.sorted(ConcurrentSkipListMap::new));
        to.object(EnumMap.class, EnumCollections.MAP);
    }

    private static void immutables(BuiltIns to) {
        to.hidden(List.of(), Immutables.collection(Immutables::list, false));
        to.likewise(
                "java.util.ImmutableCollections$List12",
                "java.util.ImmutableCollections$ListN",
                "java.util.ImmutableCollections$SubList");
        to.hidden(Set.of(), Immutables.collection(Immutables::set, true));
        to.likewise("java.util.ImmutableCollections$Set12", "java.util.ImmutableCollections$SetN");
        to.hidden(Map.of(), Immutables.map(Map::ofEntries));
        to.likewise("java.util.ImmutableCollections$Map1", "java.util.ImmutableCollections$MapN");
        to.hidden(Collections.emptyList(), new ValueSerializer<>((output, value) -> {}, in -> Collections.emptyList()));
        to.hidden(Collections.emptySet(), new ValueSerializer<>((output, value) -> {}, in -> Collections.emptySet()));
        to.hidden(Collections.emptyMap(), new ValueSerializer<>((output, value) -> {}, in -> Collections.emptyMap()));
    }

    private static void holders(BuiltIns to) {
        to.hidden(
                Collections.singletonList(1),
                Holders.<List<Object>>one(list -> list.get(0), Collections::singletonList));
        to.hidden(
                Collections.singleton(1),
                Holders.<Set<Object>>one(set -> set.iterator().next(), Collections::singleton));
        to.hidden(
                Collections.singletonMap(1, 1),
                Holders.<Map<Object, Object>>two(
                        map -> map.keySet().iterator().next(),
                        map -> map.values().iterator().next(),
                        Collections::singletonMap));
        to.object(
                AbstractMap.SimpleEntry.class,
                Holders.<Map.Entry<Object, Object>>two(
                        Map.Entry::getKey, Map.Entry::getValue, AbstractMap.SimpleEntry::new));
        to.object(
                AbstractMap.SimpleImmutableEntry.class,
                Holders.<Map.Entry<Object, Object>>two(
                        Map.Entry::getKey, Map.Entry::getValue, AbstractMap.SimpleImmutableEntry::new));
        to.hidden(
                Map.entry(1, 1),
                Holders.<Map.Entry<Object, Object>>two(Map.Entry::getKey, Map.Entry::getValue, Holders::entry));
        to.object(Optional.class, Holders.<Optional<Object>>one(value -> value.orElse(null), Optional::ofNullable));
        to.object(AtomicReference.class, Holders.REFERENCE);
        to.hidden(Arrays.asList(1), Holders.AS_LIST);
        to.object(
                CopyOnWriteArrayList.class,
                Immutables.collection(elements -> new CopyOnWriteArrayList<>(Arrays.asList(elements)), false));
    }
}
