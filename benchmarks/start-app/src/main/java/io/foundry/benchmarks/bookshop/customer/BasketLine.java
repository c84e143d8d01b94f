package io.foundry.benchmarks.bookshop.customer;

import io.foundry.benchmarks.bookshop.Stored;
import io.foundry.benchmarks.bookshop.catalogue.Edition;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

/** Copies of one edition in a basket. */
@Entity
public class BasketLine extends Stored {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Basket basket;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Edition edition;

    private int copies;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected BasketLine() {}

    /** Makes one that is not stored yet. */
    public BasketLine(Basket basket, Edition edition, int copies) {
        this.basket = basket;
        this.edition = edition;
        this.copies = copies;
    }

    /** Returns which basket. */
    public Basket getBasket() {
        return basket;
    }

    /** Returns of what. */
    public Edition getEdition() {
        return edition;
    }

    /** Returns how many. */
    public int getCopies() {
        return copies;
    }
}
