package io.foundry.benchmarks.bookshop.stock;

import io.foundry.benchmarks.bookshop.Stored;
import jakarta.persistence.Entity;

/** Where copies lie. */
@Entity
public class Warehouse extends Stored {

    private String name;

    private String city;

    @SuppressWarnings("NullAway.Init") // JPA fills it
    protected Warehouse() {}

    /** Makes one that is not stored yet. */
    public Warehouse(String name, String city) {
        this.name = name;
        this.city = city;
    }

    /** Returns the name. */
    public String getName() {
        return name;
    }

    /** Returns where it is. */
    public String getCity() {
        return city;
    }
}
