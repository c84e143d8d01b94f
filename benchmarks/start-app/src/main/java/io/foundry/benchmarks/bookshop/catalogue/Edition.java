package io.foundry.benchmarks.bookshop.catalogue;

import io.foundry.benchmarks.bookshop.Stored;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;

/** A book as it can be bought. */
@Entity
public class Edition extends Stored {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Book book;

    @Enumerated(EnumType.STRING)
    private EditionFormat format;

    @Column(unique = true)
    private String isbn;

    private BigDecimal price;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected Edition() {}

    /** Makes one that is not stored yet. */
    public Edition(Book book, EditionFormat format, String isbn, BigDecimal price) {
        this.book = book;
        this.format = format;
        this.isbn = isbn;
        this.price = price;
    }

    /** Returns which work. */
    public Book getBook() {
        return book;
    }

    /** Returns what it is printed on. */
    public EditionFormat getFormat() {
        return format;
    }

    /** Returns the ISBN. */
    public String getIsbn() {
        return isbn;
    }

    /** Returns what it costs, in euros. */
    public BigDecimal getPrice() {
        return price;
    }
}
