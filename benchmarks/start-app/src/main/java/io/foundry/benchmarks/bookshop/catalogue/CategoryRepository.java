package io.foundry.benchmarks.bookshop.catalogue;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Keeps categories. */
public interface CategoryRepository extends JpaRepository<Category, Long> {

    /** Returns those at the top. */
    List<Category> findByParentIsNullOrderByName();

    /** Returns those within one. */
    List<Category> findByParentIdOrderByName(long parent);
}
