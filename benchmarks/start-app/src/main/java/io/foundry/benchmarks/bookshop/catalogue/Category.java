package io.foundry.benchmarks.bookshop.catalogue;

import io.foundry.benchmarks.bookshop.Stored;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/** Where a book stands in the shop. */
@Entity
public class Category extends Stored {

    private String name;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Category parent;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected Category() {}

    /** Makes one that is not stored yet. */
    public Category(String name, @Nullable Category parent) {
        this.name = name;
        this.parent = parent;
    }

    /** Returns the name. */
    public String getName() {
        return name;
    }

    /** Returns the wider one, null at the top. */
    public @Nullable Category getParent() {
        return parent;
    }
}
