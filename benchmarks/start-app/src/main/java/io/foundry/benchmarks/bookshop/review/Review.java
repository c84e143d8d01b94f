package io.foundry.benchmarks.bookshop.review;

import io.foundry.benchmarks.bookshop.Stored;
import io.foundry.benchmarks.bookshop.catalogue.Book;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import java.time.Instant;

/** What a reader thinks of a book. */
@Entity
public class Review extends Stored {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Book book;

    private String reader;

    private int stars;

    @Column(length = 2000)
    private String text;

    private Instant written;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected Review() {}

    /** Makes one that is not stored yet. */
    public Review(Book book, String reader, int stars, String text, Instant written) {
        this.book = book;
        this.reader = reader;
        this.stars = stars;
        this.text = text;
        this.written = written;
    }

    /** Returns of which book. */
    public Book getBook() {
        return book;
    }

    /** Returns who. */
    public String getReader() {
        return reader;
    }

    /** Returns one to five. */
    public int getStars() {
        return stars;
    }

    /** Returns why. */
    public String getText() {
        return text;
    }

    /** Returns when. */
    public Instant getWritten() {
        return written;
    }
}
