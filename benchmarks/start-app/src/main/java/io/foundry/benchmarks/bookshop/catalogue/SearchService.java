package io.foundry.benchmarks.bookshop.catalogue;

import java.util.List;
import java.util.Locale;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds books. */
@Service
@Transactional(readOnly = true)
public class SearchService {

    private final BookRepository books;

    SearchService(BookRepository books) {
        this.books = books;
    }

    private static final int MOST_ANSWERS = 50;

    /** Returns books whose title has this in it, whatever the case. */
    public List<BookSummary> books(String part) {
        return books.withTitle(part.toLowerCase(Locale.ROOT), Limit.of(MOST_ANSWERS));
    }
}
