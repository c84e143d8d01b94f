package io.foundry.benchmarks.bookshop.catalogue;

import java.util.List;

/**
 * An author as a page shows one.
 *
 * @param id of the author
 * @param name of the author
 * @param titles of the books
 */
public record AuthorDetails(long id, String name, List<String> titles) {}
