package io.foundry.benchmarks.bookshop.customer;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who buys. */
@Service
@Transactional(readOnly = true)
public class CustomerService {

    private final CustomerRepository customers;

    private final Clock clock;

    CustomerService(CustomerRepository customers, Clock clock) {
        this.customers = customers;
        this.clock = clock;
    }

    /** Says whether somebody has this address already. */
    public boolean isKnown(String email) {
        return customers.existsByEmail(email);
    }

    /** Notes a new customer and returns the key. */
    @Transactional
    public long register(String name, String email) {
        return customers.save(new Customer(name, email, clock.instant(), null)).getId();
    }
}
