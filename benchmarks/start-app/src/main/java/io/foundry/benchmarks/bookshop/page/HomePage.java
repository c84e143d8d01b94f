package io.foundry.benchmarks.bookshop.page;

import io.foundry.benchmarks.bookshop.catalogue.BookService;
import io.foundry.benchmarks.bookshop.catalogue.CategoryService;
import io.foundry.benchmarks.bookshop.review.StaffPickService;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first page. */
@Controller
class HomePage {

    private final BookService books;

    private final CategoryService categories;

    private final StaffPickService picks;

    HomePage(BookService books, CategoryService categories, StaffPickService picks) {
        this.books = books;
        this.categories = categories;
        this.picks = picks;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("books", books.newest());
        model.addAttribute("countOfLastYear", books.countOfLastYear());
        model.addAttribute("categories", categories.top());
        model.addAttribute("picks", picks.all());
        return "home";
    }
}
