package io.foundry.archive.kryo.samples;

import io.foundry.archive.Archived;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A record with an archive, and so with views. */
@Archived
public record Harbour(String name, List<Harbour> near, Set<String> flags, Map<String, Integer> berths)
        implements HarbourView {

    /** One in an archive. */
    public static Harbour named(String name) {
        return new Harbour(name, List.of(), Set.of("red", "green"), Map.of("north", 3, "south", 4));
    }
}
