package io.foundry.benchmarks.bookshop.review;

/**
 * A review as a page shows it.
 *
 * @param reader who wrote it
 * @param stars one to five
 * @param text why
 */
public record ReviewText(String reader, int stars, String text) {}
