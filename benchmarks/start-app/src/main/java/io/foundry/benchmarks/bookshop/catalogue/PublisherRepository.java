package io.foundry.benchmarks.bookshop.catalogue;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Keeps publishers. */
public interface PublisherRepository extends JpaRepository<Publisher, Long> {

    /** Returns those of a city. */
    List<Publisher> findByCityOrderByName(String city);
}
