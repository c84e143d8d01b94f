package io.foundry.benchmarks.bookshop.catalogue;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** Keeps editions. */
public interface EditionRepository extends JpaRepository<Edition, Long> {

    /** Returns the one with this number. */
    Optional<Edition> findByIsbn(String isbn);
}
