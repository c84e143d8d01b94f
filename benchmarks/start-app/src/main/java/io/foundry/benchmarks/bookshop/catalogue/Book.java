package io.foundry.benchmarks.bookshop.catalogue;

import io.foundry.benchmarks.bookshop.Stored;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A work, whatever it is printed on. */
@Entity
public class Book extends Stored {

    private String title;

    @Column(length = 2000)
    private String summary;

    private LocalDate published;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    private Publisher publisher;

    @ManyToMany
    @JoinTable(
            name = "book_author",
            joinColumns = @JoinColumn(name = "book_id"),
            inverseJoinColumns = @JoinColumn(name = "author_id"))
    private Set<Author> authors = new LinkedHashSet<>();

    @ManyToMany
    @JoinTable(
            name = "book_category",
            joinColumns = @JoinColumn(name = "book_id"),
            inverseJoinColumns = @JoinColumn(name = "category_id"))
    private Set<Category> categories = new LinkedHashSet<>();

    @OneToMany(mappedBy = "book", cascade = CascadeType.ALL)
    @OrderBy("price")
    private List<Edition> editions = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected Book() {}

    /** Makes one that is not stored yet. */
    public Book(String title, String summary, LocalDate published, Publisher publisher) {
        this.title = title;
        this.summary = summary;
        this.published = published;
        this.publisher = publisher;
    }

    /** Returns the title. */
    public String getTitle() {
        return title;
    }

    /** Returns a few sentences about it. */
    public String getSummary() {
        return summary;
    }

    /** Returns when it came out first. */
    public LocalDate getPublished() {
        return published;
    }

    /** Returns who brings it out. */
    public Publisher getPublisher() {
        return publisher;
    }

    /** Returns who wrote it. */
    public Set<Author> getAuthors() {
        return authors;
    }

    /** Returns where it stands. */
    public Set<Category> getCategories() {
        return categories;
    }

    /** Returns what can be bought of it, the cheapest first. */
    public List<Edition> getEditions() {
        return editions;
    }
}
