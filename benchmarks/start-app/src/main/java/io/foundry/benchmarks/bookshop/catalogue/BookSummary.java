package io.foundry.benchmarks.bookshop.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A book as lists show it.
 *
 * @param id of the book
 * @param title of the book
 * @param publisher that brings it out
 * @param published first
 * @param price of its cheapest edition, in euros
 */
public record BookSummary(long id, String title, String publisher, LocalDate published, BigDecimal price) {}
