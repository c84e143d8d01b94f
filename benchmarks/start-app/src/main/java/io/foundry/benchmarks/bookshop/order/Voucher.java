package io.foundry.benchmarks.bookshop.order;

import io.foundry.benchmarks.bookshop.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.LocalDate;

/** Makes an order cheaper. */
@Entity
public class Voucher extends Stored {

    @Column(unique = true)
    private String code;

    private int percent;

    private LocalDate validUntil;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected Voucher() {}

    /** Makes one that is not stored yet. */
    public Voucher(String code, int percent, LocalDate validUntil) {
        this.code = code;
        this.percent = percent;
        this.validUntil = validUntil;
    }

    /** Returns what a customer types. */
    public String getCode() {
        return code;
    }

    /** Returns how much cheaper. */
    public int getPercent() {
        return percent;
    }

    /** Returns the last day on which it counts. */
    public LocalDate getValidUntil() {
        return validUntil;
    }
}
