package io.foundry.benchmarks.bookshop.order;

import io.foundry.benchmarks.bookshop.Stored;
import io.foundry.benchmarks.bookshop.catalogue.Edition;
import io.foundry.benchmarks.bookshop.customer.Customer;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer bought. */
@Entity
public class PurchaseOrder extends Stored {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Customer customer;

    private Instant placed;

    @Enumerated(EnumType.STRING)
    private OrderStatus status = OrderStatus.PLACED;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Voucher voucher;

    @OneToMany(mappedBy = "purchaseOrder", cascade = CascadeType.ALL)
    private List<OrderLine> lines = new ArrayList<>();

    @OneToOne(mappedBy = "purchaseOrder", fetch = FetchType.LAZY, cascade = CascadeType.ALL)
    private @Nullable Payment payment;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected PurchaseOrder() {}

    /** Makes one that is not stored yet. */
    public PurchaseOrder(Customer customer, Instant placed, @Nullable Voucher voucher) {
        this.customer = customer;
        this.placed = placed;
        this.voucher = voucher;
    }

    /** Returns who bought. */
    public Customer getCustomer() {
        return customer;
    }

    /** Returns when. */
    public Instant getPlaced() {
        return placed;
    }

    /** Returns how far it is. */
    public OrderStatus getStatus() {
        return status;
    }

    /** Returns what made it cheaper, null if nothing did. */
    public @Nullable Voucher getVoucher() {
        return voucher;
    }

    /** Returns what was bought. */
    public List<OrderLine> getLines() {
        return lines;
    }

    /** Returns how it was paid, null until it is. */
    public @Nullable Payment getPayment() {
        return payment;
    }

    /** Adds copies of an edition at the price of now. */
    public void add(Edition edition, int copies) {
        lines.add(new OrderLine(this, edition, copies, edition.getPrice()));
    }

    /** Returns what all lines cost, without a voucher. */
    public BigDecimal sum() {
        BigDecimal sum = BigDecimal.ZERO;
        for (OrderLine line : lines) {
            sum = sum.add(line.getPrice().multiply(BigDecimal.valueOf(line.getCopies())));
        }
        return sum;
    }

    /** Notes that it was paid. */
    public void pay(BigDecimal amount, Instant now) {
        payment = new Payment(this, amount, now);
        status = OrderStatus.PAID;
    }
}
