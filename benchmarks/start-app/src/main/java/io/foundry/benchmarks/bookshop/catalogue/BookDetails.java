package io.foundry.benchmarks.bookshop.catalogue;

import java.util.List;

/**
 * A book as its page shows it.
 *
 * @param id of the book
 * @param title of the book
 * @param summary in a few sentences
 * @param publisher that brings it out
 * @param authors who wrote it
 * @param editions that can be bought
 */
public record BookDetails(
        long id, String title, String summary, String publisher, List<String> authors, List<EditionOffer> editions) {

    static BookDetails of(Book book) {
        return new BookDetails(
                book.getId(),
                book.getTitle(),
                book.getSummary(),
                book.getPublisher().getName(),
                book.getAuthors().stream().map(Author::getName).toList(),
                book.getEditions().stream().map(EditionOffer::of).toList());
    }
}
