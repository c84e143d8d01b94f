package io.foundry.benchmarks.bookshop.customer;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Keeps baskets. */
public interface BasketRepository extends JpaRepository<Basket, Long> {

    /** Returns a customer's. */
    Optional<Basket> findByCustomerId(long customer);

    /** Removes those that nobody touched since. */
    @Modifying
    @Query("delete from Basket b where b.touched < :since and b.lines is empty")
    int removeEmptySince(Instant since);
}
