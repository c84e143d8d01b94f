package io.foundry.benchmarks.bookshop.catalogue;

import io.foundry.benchmarks.bookshop.Stored;
import jakarta.persistence.Entity;

/** Who brings books out. */
@Entity
public class Publisher extends Stored {

    private String name;

    private String city;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected Publisher() {}

    /** Makes one that is not stored yet. */
    public Publisher(String name, String city) {
        this.name = name;
        this.city = city;
    }

    /** Returns the name. */
    public String getName() {
        return name;
    }

    /** Returns where it sits. */
    public String getCity() {
        return city;
    }
}
