package io.foundry.benchmarks.bookshop.review;

/**
 * A staff pick as a page shows it.
 *
 * @param book the book's key
 * @param title the book's
 * @param reason why
 */
public record Recommendation(long book, String title, String reason) {}
