package io.foundry.spring.cache;

import io.foundry.archive.Archive;
import io.foundry.measure.Operation;
import io.foundry.spring.feature.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.cache.support.NullValue;

/**
 * Reads entries of the application's own caches: as views, and as the same values from what other caches keep. Entries are
 * looked at without being seen by eviction, and nothing is written.
 */
final class CacheWorkloads {

    private static final int MOST_CACHES = 2;

    private static final int MOST_ENTRIES = 64;

    private static final long MOST_BYTES = 2 << 20;

    private final FoundryCacheManager manager;

    /** Compared with what is read, so that it has to be read; no value is this object. */
    private final Object nobody = new Object();

    CacheWorkloads(FoundryCacheManager manager) {
        this.manager = manager;
    }

    List<Workload> all() {
        List<Workload> workloads = new ArrayList<>();
        manager.all().stream()
                .sorted(Comparator.comparingLong(
                                (FoundryCache cache) -> cache.getNativeCache().bytes())
                        .reversed())
                .limit(MOST_CACHES)
                .forEach(cache -> add(cache, workloads));
        return workloads;
    }

    /** Why there is nothing to compare. */
    String whyNone() {
        long entries = 0;
        for (FoundryCache cache : manager.all()) {
            entries += cache.getNativeCache().entries();
        }
        return entries == 0
                ? "no cache has an entry yet; use the application, then measure again"
                : "no entry of up to " + (MOST_BYTES >> 20) + " MiB is an archive of a type that can be compared;"
                        + " annotate the records that are cached with @Archived";
    }

    private void add(FoundryCache cache, List<Workload> workloads) {
        Map<ArchiveEntryCodec, List<Archive>> byCodec = new LinkedHashMap<>();
        for (Archive entry : cache.getNativeCache().sample(MOST_ENTRIES, MOST_BYTES)) {
            ArchiveEntryCodec codec = manager.codecs().writerOf(entry);
            if (codec != null) {
                byCodec.computeIfAbsent(codec, key -> new ArrayList<>()).add(entry);
            }
        }
        byCodec.entrySet().stream()
                .max(Comparator.comparingInt(group -> group.getValue().size()))
                .ifPresent(group -> add(cache, group.getKey(), group.getValue(), workloads));
    }

    private void add(FoundryCache cache, ArchiveEntryCodec codec, List<Archive> entries, List<Workload> workloads) {
        List<Object> values =
                entries.stream().map(entry -> codec.read(entry, false)).toList();
        if (values.contains(NullValue.INSTANCE)) {
            return;
        }
        Touch touch = Touch.of(values.get(0));
        String name = "read one component of a value of cache '" + cache.getName() + "', " + entries.size()
                + (entries.size() == 1 ? " entry of " : " entries of ") + codec.name();
        Archive[] archives = entries.toArray(Archive[]::new);
        Operation views = Operation.returningLong("view of the entry", () -> {
                    int matches = 0;
                    for (Archive entry : archives) {
                        matches += touch.read(codec.read(entry, true)) == nobody ? 1 : 0;
                    }
                    return matches;
                })
                .unitsPerCall(archives.length);
        for (Baseline baseline : Baseline.of(manager.codecs(), codec.type(), values)) {
            workloads.add(new Workload(name, decoding(baseline, touch), views));
        }
        workloads.add(new Workload(name, reference(values, touch), views));
    }

    private Operation decoding(Baseline baseline, Touch touch) {
        byte[][] encoded = baseline.encoded().toArray(byte[][]::new);
        return Operation.returningLong(baseline.name(), () -> {
                    int matches = 0;
                    for (byte[] bytes : encoded) {
                        matches += touch.read(baseline.decoder().decode(bytes)) == nobody ? 1 : 0;
                    }
                    return matches;
                })
                .unitsPerCall(encoded.length);
    }

    /** What a cache by reference does; cheaper to read by nature, and what the heap and its collector pay for. */
    private Operation reference(List<Object> values, Touch touch) {
        Object[] references = values.toArray();
        return Operation.returningLong("the object by reference", () -> {
                    int matches = 0;
                    for (Object value : references) {
                        matches += touch.read(value) == nobody ? 1 : 0;
                    }
                    return matches;
                })
                .unitsPerCall(references.length);
    }
}
