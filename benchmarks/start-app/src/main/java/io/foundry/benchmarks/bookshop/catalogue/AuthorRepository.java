package io.foundry.benchmarks.bookshop.catalogue;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

/** Keeps authors. */
public interface AuthorRepository extends JpaRepository<Author, Long> {

    /** Returns those whose name has this in it. */
    List<Author> findByNameContainingIgnoreCaseOrderByName(String part);

    /** Returns one with the books. */
    @EntityGraph(attributePaths = "books")
    Optional<Author> findWithBooksById(long id);
}
