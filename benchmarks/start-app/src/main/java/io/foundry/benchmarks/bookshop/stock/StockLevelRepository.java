package io.foundry.benchmarks.bookshop.stock;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** Keeps stock levels. */
public interface StockLevelRepository extends JpaRepository<StockLevel, Long> {

    /** Returns how many copies there are of an edition. */
    @Query("select coalesce(sum(s.copies), 0) from StockLevel s where s.edition.id = :edition")
    long copiesOf(long edition);

    /** Returns where an edition lies, most copies first. */
    List<StockLevel> findByEditionIdOrderByCopiesDesc(long edition);
}
