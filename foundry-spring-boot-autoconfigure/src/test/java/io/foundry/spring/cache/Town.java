package io.foundry.spring.cache;

import io.foundry.archive.Archived;
import org.jspecify.annotations.Nullable;

/** A value with an archive. */
@Archived
public record Town(int id, String name, @Nullable String note) implements TownView {

    /** A name that the constructor refuses from now on, as a stricter version of the record would. */
    static volatile String refused = "";

    public Town {
        if (name.equals(refused)) {
            throw new IllegalArgumentException("secret " + name);
        }
    }

    static Town of(int id) {
        return new Town(id, "Town " + id, id % 2 == 0 ? null : "odd");
    }
}
