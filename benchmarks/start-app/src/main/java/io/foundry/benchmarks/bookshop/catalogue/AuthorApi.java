package io.foundry.benchmarks.bookshop.catalogue;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Authors and publishers for programs. */
@RestController
@RequestMapping("/api")
class AuthorApi {

    private final AuthorService authors;

    private final PublisherService publishers;

    AuthorApi(AuthorService authors, PublisherService publishers) {
        this.authors = authors;
        this.publishers = publishers;
    }

    @GetMapping("/authors")
    List<String> authors(@RequestParam String name) {
        return authors.named(name);
    }

    @GetMapping("/publishers")
    List<String> publishers(@RequestParam String city) {
        return publishers.of(city);
    }
}
