package io.foundry.benchmarks.bookshop.catalogue;

import io.foundry.benchmarks.bookshop.NotFoundException;
import io.foundry.benchmarks.bookshop.ShopProperties;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the shop knows of its books. */
@Service
@Transactional(readOnly = true)
public class BookService {

    private final BookRepository books;

    private final ShopProperties shop;

    private final Clock clock;

    BookService(BookRepository books, ShopProperties shop, Clock clock) {
        this.books = books;
        this.shop = shop;
        this.clock = clock;
    }

    /** Returns as many of the newest as the first page shows. */
    public List<BookSummary> newest() {
        return books.newest(Limit.of(shop.booksOnFirstPage()));
    }

    /** Returns what a book's page shows. */
    @Cacheable("books")
    public BookDetails details(long id) {
        return books.findWithAuthorsById(id).map(BookDetails::of).orElseThrow(() -> new NotFoundException("book", id));
    }

    /** Returns the books of a category. */
    @Cacheable("books-of-category")
    public List<BookSummary> ofCategory(long category) {
        return books.ofCategory(category);
    }

    /** Returns how many came out in the last year. */
    public long countOfLastYear() {
        return books.countByPublishedAfter(LocalDate.now(clock).minusYears(1));
    }
}
