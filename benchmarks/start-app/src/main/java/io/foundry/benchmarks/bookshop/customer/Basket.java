package io.foundry.benchmarks.bookshop.customer;

import io.foundry.benchmarks.bookshop.Stored;
import io.foundry.benchmarks.bookshop.catalogue.Edition;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a customer is about to buy. */
@Entity
public class Basket extends Stored {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Customer customer;

    private Instant touched;

    @OneToMany(mappedBy = "basket", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<BasketLine> lines = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected Basket() {}

    /** Makes one that is not stored yet. */
    public Basket(Customer customer, Instant touched) {
        this.customer = customer;
        this.touched = touched;
    }

    /** Returns whose it is. */
    public Customer getCustomer() {
        return customer;
    }

    /** Returns when it was changed last. */
    public Instant getTouched() {
        return touched;
    }

    /** Returns what is in it. */
    public List<BasketLine> getLines() {
        return lines;
    }

    /** Puts copies of an edition in. */
    public void put(Edition edition, int copies, Instant now) {
        lines.add(new BasketLine(this, edition, copies));
        touched = now;
    }
}
