package io.foundry.benchmarks.bookshop.customer;

import io.foundry.benchmarks.bookshop.NotFoundException;
import io.foundry.benchmarks.bookshop.catalogue.Edition;
import io.foundry.benchmarks.bookshop.catalogue.EditionRepository;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers are about to buy. */
@Service
@Transactional
public class BasketService {

    private final BasketRepository baskets;

    private final CustomerRepository customers;

    private final EditionRepository editions;

    private final Clock clock;

    BasketService(BasketRepository baskets, CustomerRepository customers, EditionRepository editions, Clock clock) {
        this.baskets = baskets;
        this.customers = customers;
        this.editions = editions;
        this.clock = clock;
    }

    /** Puts copies into a customer's basket and returns how many lines it has. */
    public int put(long customer, String isbn, int copies) {
        Edition edition = editions.findByIsbn(isbn).orElseThrow(() -> new NotFoundException("edition", 0));
        Basket basket = baskets.findByCustomerId(customer)
                .orElseGet(() -> baskets.save(new Basket(
                        customers.findById(customer).orElseThrow(() -> new NotFoundException("customer", customer)),
                        clock.instant())));
        basket.put(edition, copies, clock.instant());
        return basket.getLines().size();
    }
}
