package io.foundry.archive.kryo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Collections} puts around other collections. What is inside cannot be asked for its class: it comes back as an
 * ArrayList, LinkedHashSet, TreeSet, LinkedHashMap or TreeMap, with the same elements in the same order.
 */
@SuppressWarnings("unchecked") // a guard of a set is only ever put around a set
final class Guards {

    private Guards() {}

    static void register(BuiltIns to) {
        CollectionSerializer list = BuiltInCollections.ARRAY_LIST;
        CollectionSerializer set = BuiltInCollections.LINKED_SET;
        CollectionSerializer tree = BuiltInCollections.TREE_SET;
        collection(to, list, new ArrayList<>(), Collections::unmodifiableCollection);
        collection(to, list, new ArrayList<>(), c -> Collections.unmodifiableList((List<Object>) c));
        to.likewise("java.util.Collections$UnmodifiableList");
        collection(to, set, new LinkedHashSet<>(), c -> Collections.unmodifiableSet((Set<Object>) c));
        collection(to, tree, new TreeSet<>(), c -> Collections.unmodifiableSortedSet((SortedSet<Object>) c));
        collection(to, tree, new TreeSet<>(), c -> Collections.unmodifiableNavigableSet((NavigableSet<Object>) c));
        collection(to, list, new ArrayList<>(), Collections::synchronizedCollection);
        collection(to, list, new ArrayList<>(), c -> Collections.synchronizedList((List<Object>) c));
        to.likewise("java.util.Collections$SynchronizedList");
        collection(to, set, new LinkedHashSet<>(), c -> Collections.synchronizedSet((Set<Object>) c));
        collection(to, tree, new TreeSet<>(), c -> Collections.synchronizedSortedSet((SortedSet<Object>) c));
        collection(to, tree, new TreeSet<>(), c -> Collections.synchronizedNavigableSet((NavigableSet<Object>) c));

        MapSerializer map = BuiltInCollections.LINKED_MAP;
        MapSerializer sorted = BuiltInCollections.TREE_MAP;
        map(to, map, Collections::unmodifiableMap);
        map(to, sorted, m -> Collections.unmodifiableSortedMap((SortedMap<Object, Object>) m));
        map(to, sorted, m -> Collections.unmodifiableNavigableMap((NavigableMap<Object, Object>) m));
        map(to, map, Collections::synchronizedMap);
        map(to, sorted, m -> Collections.synchronizedSortedMap((SortedMap<Object, Object>) m));
        map(to, sorted, m -> Collections.synchronizedNavigableMap((NavigableMap<Object, Object>) m));
    }

    private static void collection(
            BuiltIns to,
            CollectionSerializer inner,
            Collection<@Nullable Object> example,
            UnaryOperator<Collection<@Nullable Object>> guard) {
        to.hidden(guard.apply(example), inner.guardedBy(guard));
    }

    private static void map(
            BuiltIns to, MapSerializer inner, UnaryOperator<Map<@Nullable Object, @Nullable Object>> guard) {
        to.hidden(guard.apply(new TreeMap<>()), inner.guardedBy(guard));
    }
}
