package io.foundry.benchmarks.archive;

import java.io.Serializable;
import java.util.List;

/**
 * A thing to sell.
 *
 * @param createdAt milliseconds since 1970
 * @param tags not copied; {@link Samples} gives immutable ones
 */
public record Item(String id, String name, long createdAt, double price, int stock, List<String> tags)
        implements Serializable {

    private static final long serialVersionUID = 1L;
}
