package io.foundry.benchmarks.bookshop.catalogue;

import java.math.BigDecimal;

/**
 * An edition as a page shows it.
 *
 * @param id of the edition
 * @param format what it is printed on
 * @param isbn its number
 * @param price in euros
 */
public record EditionOffer(long id, EditionFormat format, String isbn, BigDecimal price) {

    static EditionOffer of(Edition edition) {
        return new EditionOffer(edition.getId(), edition.getFormat(), edition.getIsbn(), edition.getPrice());
    }
}
