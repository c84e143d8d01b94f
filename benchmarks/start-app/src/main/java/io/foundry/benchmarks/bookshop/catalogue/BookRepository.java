package io.foundry.benchmarks.bookshop.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Keeps books. */
public interface BookRepository extends JpaRepository<Book, Long> {

    /** Returns the newest. */
    @Query("""
            select new io.foundry.benchmarks.bookshop.catalogue.BookSummary(b.id, b.title, p.name, b.published, min(e.price))
            from Book b join b.publisher p join b.editions e
            group by b.id, b.title, p.name, b.published
            order by b.published desc, b.id
            """)
    List<BookSummary> newest(Limit limit);

    /** Returns those of a category. */
    @Query("""
            select new io.foundry.benchmarks.bookshop.catalogue.BookSummary(b.id, b.title, p.name, b.published, min(e.price))
            from Book b join b.publisher p join b.editions e join b.categories c
            where c.id = :category
            group by b.id, b.title, p.name, b.published
            order by b.title
            """)
    List<BookSummary> ofCategory(long category);

    /** Returns those whose title has this in it. */
    @Query("""
            select new io.foundry.benchmarks.bookshop.catalogue.BookSummary(b.id, b.title, p.name, b.published, min(e.price))
            from Book b join b.publisher p join b.editions e
            where lower(b.title) like concat('%', :part, '%')
            group by b.id, b.title, p.name, b.published
            order by b.title
            """)
    List<BookSummary> withTitle(String part, Limit limit);

    /** Returns one with what its page shows. */
    @EntityGraph(attributePaths = {"publisher", "authors"})
    Optional<Book> findWithAuthorsById(long id);

    /** Returns how many came out since a day. */
    long countByPublishedAfter(LocalDate day);
}
