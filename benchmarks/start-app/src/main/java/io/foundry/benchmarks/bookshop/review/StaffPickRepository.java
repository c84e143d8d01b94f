package io.foundry.benchmarks.bookshop.review;

import java.util.List;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

/** Keeps staff picks. */
public interface StaffPickRepository extends JpaRepository<StaffPick, Long> {

    /** Returns all with their books. */
    @EntityGraph(attributePaths = "book")
    List<StaffPick> findAllByOrderById();
}
