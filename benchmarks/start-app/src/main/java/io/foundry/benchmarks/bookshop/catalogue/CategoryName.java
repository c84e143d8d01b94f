package io.foundry.benchmarks.bookshop.catalogue;

/**
 * A category as lists show it.
 *
 * @param id of the category
 * @param name of the category
 */
public record CategoryName(long id, String name) {}
