package io.foundry.benchmarks.bookshop.catalogue;

import io.foundry.benchmarks.bookshop.NotFoundException;
import java.util.List;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the shop knows of authors. */
@Service
@Transactional(readOnly = true)
public class AuthorService {

    private final AuthorRepository authors;

    AuthorService(AuthorRepository authors) {
        this.authors = authors;
    }

    /** Returns an author with the books. */
    @Cacheable("authors")
    public AuthorDetails details(long id) {
        Author author = authors.findWithBooksById(id).orElseThrow(() -> new NotFoundException("author", id));
        return new AuthorDetails(
                id,
                author.getName(),
                author.getBooks().stream().map(Book::getTitle).sorted().toList());
    }

    /** Returns the names that have this in them. */
    public List<String> named(String part) {
        return authors.findByNameContainingIgnoreCaseOrderByName(part).stream()
                .map(Author::getName)
                .toList();
    }
}
