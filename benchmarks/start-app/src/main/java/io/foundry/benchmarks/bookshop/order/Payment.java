package io.foundry.benchmarks.bookshop.order;

import io.foundry.benchmarks.bookshop.Stored;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.OneToOne;
import java.math.BigDecimal;
import java.time.Instant;

/** How an order was paid. */
@Entity
public class Payment extends Stored {

    @OneToOne(fetch = FetchType.LAZY, optional = false)
    private PurchaseOrder purchaseOrder;

    private BigDecimal amount;

    private Instant paid;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected Payment() {}

    /** Makes one that is not stored yet. */
    public Payment(PurchaseOrder purchaseOrder, BigDecimal amount, Instant paid) {
        this.purchaseOrder = purchaseOrder;
        this.amount = amount;
        this.paid = paid;
    }

    /** Returns what was paid. */
    public PurchaseOrder getPurchaseOrder() {
        return purchaseOrder;
    }

    /** Returns how much, in euros. */
    public BigDecimal getAmount() {
        return amount;
    }

    /** Returns when. */
    public Instant getPaid() {
        return paid;
    }
}
