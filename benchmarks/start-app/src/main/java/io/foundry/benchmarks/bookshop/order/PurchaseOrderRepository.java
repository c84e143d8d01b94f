package io.foundry.benchmarks.bookshop.order;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Keeps orders. */
public interface PurchaseOrderRepository extends JpaRepository<PurchaseOrder, Long> {

    /** Returns a customer's, the latest first. */
    List<PurchaseOrder> findByCustomerIdOrderByPlacedDesc(long customer);
}
