package io.foundry.benchmarks.bookshop.page;

import io.foundry.benchmarks.bookshop.catalogue.BookService;
import io.foundry.benchmarks.bookshop.catalogue.CategoryService;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A page for each category. */
@Controller
class CategoryPages {

    private final BookService books;

    private final CategoryService categories;

    CategoryPages(BookService books, CategoryService categories) {
        this.books = books;
        this.categories = categories;
    }

    @GetMapping("/categories/{id}")
    String category(@PathVariable long id, Model model) {
        model.addAttribute("name", categories.name(id));
        model.addAttribute("within", categories.within(id));
        model.addAttribute("books", books.ofCategory(id));
        return "category";
    }
}
