package io.foundry.benchmarks.bookshop.page;

import io.foundry.benchmarks.bookshop.catalogue.AuthorService;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A page for each author. */
@Controller
class AuthorPages {

    private final AuthorService authors;

    AuthorPages(AuthorService authors) {
        this.authors = authors;
    }

    @GetMapping("/authors/{id}")
    String author(@PathVariable long id, Model model) {
        model.addAttribute("author", authors.details(id));
        return "author";
    }
}
