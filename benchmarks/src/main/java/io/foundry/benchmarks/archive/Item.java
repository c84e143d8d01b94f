package io.foundry.benchmarks.archive;

import io.foundry.archive.Archived;
import java.io.Serializable;
import java.util.List;

/**
 * A thing to sell.
 *
 * @param createdAt milliseconds since 1970
 * @param tags not copied; {@link Samples} gives immutable ones
 */
@Archived
public record Item(String id, String name, long createdAt, double price, int stock, List<String> tags)
        implements Serializable, ItemView {

    private static final long serialVersionUID = 1L;
}
