package io.foundry.benchmarks.bookshop.catalogue;

/** What an edition is printed on. */
public enum EditionFormat {
    HARDCOVER,
    PAPERBACK,
    EBOOK
}
