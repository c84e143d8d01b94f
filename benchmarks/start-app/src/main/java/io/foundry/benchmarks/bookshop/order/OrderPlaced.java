package io.foundry.benchmarks.bookshop.order;

import java.util.List;

/**
 * Somebody bought something.
 *
 * @param order the order's key
 * @param items what was bought
 */
public record OrderPlaced(long order, List<Item> items) {

    /**
     * Copies of an edition.
     *
     * @param edition the edition's key
     * @param copies how many
     */
    public record Item(long edition, int copies) {}
}
