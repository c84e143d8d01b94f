package io.foundry.benchmarks.bookshop.catalogue;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Books for programs. */
@RestController
@RequestMapping("/api/books")
class BookApi {

    private final BookService books;

    private final SearchService search;

    BookApi(BookService books, SearchService search) {
        this.books = books;
        this.search = search;
    }

    @GetMapping
    List<BookSummary> search(@RequestParam(defaultValue = "") String title) {
        return search.books(title);
    }

    @GetMapping("/{id}")
    BookDetails book(@PathVariable long id) {
        return books.details(id);
    }
}
