package io.foundry.benchmarks.bookshop.order;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;

/** Keeps audit entries. */
public interface AuditEntryRepository extends JpaRepository<AuditEntry, Long> {

    /** Returns what happened last. */
    List<AuditEntry> findAllByOrderByHappenedDesc(Limit limit);
}
