package io.foundry.benchmarks.bookshop.review;

import io.foundry.benchmarks.bookshop.Stored;
import io.foundry.benchmarks.bookshop.catalogue.Book;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

/** A book that the shop recommends. */
@Entity
public class StaffPick extends Stored {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Book book;

    private String reason;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected StaffPick() {}

    /** Makes one that is not stored yet. */
    public StaffPick(Book book, String reason) {
        this.book = book;
        this.reason = reason;
    }

    /** Returns which one. */
    public Book getBook() {
        return book;
    }

    /** Returns why. */
    public String getReason() {
        return reason;
    }
}
