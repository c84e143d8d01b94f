package io.foundry.benchmarks.bookshop.order;

import io.foundry.benchmarks.bookshop.Stored;
import io.foundry.benchmarks.bookshop.catalogue.Edition;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;

/** Copies of one edition in an order. */
@Entity
public class OrderLine extends Stored {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private PurchaseOrder purchaseOrder;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Edition edition;

    private int copies;

    private BigDecimal price;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected OrderLine() {}

    /** Makes one that is not stored yet. */
    public OrderLine(PurchaseOrder purchaseOrder, Edition edition, int copies, BigDecimal price) {
        this.purchaseOrder = purchaseOrder;
        this.edition = edition;
        this.copies = copies;
        this.price = price;
    }

    /** Returns which order. */
    public PurchaseOrder getPurchaseOrder() {
        return purchaseOrder;
    }

    /** Returns of what. */
    public Edition getEdition() {
        return edition;
    }

    /** Returns how many. */
    public int getCopies() {
        return copies;
    }

    /** Returns what one cost, in euros. */
    public BigDecimal getPrice() {
        return price;
    }
}
