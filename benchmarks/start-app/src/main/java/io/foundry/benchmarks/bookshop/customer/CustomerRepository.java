package io.foundry.benchmarks.bookshop.customer;

import org.springframework.data.jpa.repository.JpaRepository;

/** Keeps customers. */
public interface CustomerRepository extends JpaRepository<Customer, Long> {

    /** Says whether somebody has this address. */
    boolean existsByEmail(String email);
}
