package io.foundry.benchmarks.bookshop.page;

import io.foundry.benchmarks.bookshop.catalogue.BookService;
import io.foundry.benchmarks.bookshop.review.ReviewService;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A page for each book. */
@Controller
class BookPages {

    private final BookService books;

    private final ReviewService reviews;

    BookPages(BookService books, ReviewService reviews) {
        this.books = books;
        this.reviews = reviews;
    }

    @GetMapping("/books/{id}")
    String book(@PathVariable long id, Model model) {
        model.addAttribute("book", books.details(id));
        model.addAttribute("reviews", reviews.of(id));
        model.addAttribute("stars", reviews.stars(id));
        return "book";
    }
}
