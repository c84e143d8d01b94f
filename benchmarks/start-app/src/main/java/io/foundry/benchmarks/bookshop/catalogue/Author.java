package io.foundry.benchmarks.bookshop.catalogue;

import io.foundry.benchmarks.bookshop.Stored;
import jakarta.persistence.Entity;
import jakarta.persistence.ManyToMany;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who writes books. */
@Entity
public class Author extends Stored {

    private String name;

    private @Nullable Integer born;

    @ManyToMany(mappedBy = "authors")
    private Set<Book> books = new LinkedHashSet<>();

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected Author() {}

    /** Makes one that is not stored yet. */
    public Author(String name, @Nullable Integer born) {
        this.name = name;
        this.born = born;
    }

    /** Returns the name. */
    public String getName() {
        return name;
    }

    /** Returns the year of birth, null if it is not known. */
    public @Nullable Integer getBorn() {
        return born;
    }

    /** Returns what was written. */
    public Set<Book> getBooks() {
        return books;
    }
}
